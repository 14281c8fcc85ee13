import type { Http2SecureServer } from 'node:http2';
import type { AddressInfo } from 'node:net';
import type { TestContext } from 'node:test';
import { testProvider } from '../../network/testing/test-provider.ts';
import { startGateway } from '../start-gateway.ts';
import type { Gateway } from '../start-gateway.ts';
import { shopCredentials } from './open-shop.ts';
import { shopContract } from './shop-contract.ts';

/** A gateway on the internet network in front of a server on loopback, which `authorities` vouch for. Both end with the test. */
export async function openInternet(
  context: TestContext,
  server: Http2SecureServer,
  authorities: string | undefined,
): Promise<Gateway> {
  server.on('tlsClientError', () => undefined);
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { production } = testProvider.environments;
  if (production === undefined) throw new TypeError('the test provider has no production');
  const baseUrl = `https://127.0.0.1:${String((server.address() as AddressInfo).port)}/live`;
  const contract = shopContract({
    environments: { production: { ...production, baseUrl, alsoAllowed: [] } },
    defaultAuth: 'key',
  });
  const gateway = await startGateway({
    ...{ contract, environmentName: 'production', network: 'internet', credentials: shopCredentials },
    ...{ admit: () => ({ admitted: true }), listen: {} },
    ...(authorities === undefined ? {} : { authorities }),
  });
  context.after(async () => {
    await gateway.close();
    server.close();
  });
  return gateway;
}
