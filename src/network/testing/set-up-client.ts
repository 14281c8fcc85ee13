import type { TestContext } from 'node:test';
import type { Client } from '../client.ts';
import { createClient } from '../client.ts';
import type { ClientOptions } from '../client-options.ts';
import { MemoryRecorder } from './memory-recorder.ts';
import { testContract } from './test-contract.ts';
import type { Answer, TestServer } from './test-server.ts';
import { startTestServer } from './test-server.ts';

export const testOrigin = 'https://services.acme.example';
export const testCredentials = { clientId: 'acme-client-77', clientSecret: 'hush-hush-hush' };

export type TestClient = {
  readonly client: Client;
  readonly recorder: MemoryRecorder;
  readonly server: TestServer;
};

/** A client of `testProvider`'s pre-production and a real server on loopback behind it. Both end with the test. */
export async function setUpClient(
  context: TestContext,
  answer: Answer,
  options: Partial<ClientOptions> = {},
): Promise<TestClient> {
  const server = await startTestServer(context, answer);
  const recorder = new MemoryRecorder();
  const client = createClient({
    ...{ contract: testContract(), environmentName: 'preprod', network: 'sandbox', recorder },
    ...{ credentials: testCredentials, routes: { [testOrigin]: server.url } },
    ...options,
  });
  context.after(() => client.close());
  return { client, recorder, server };
}
