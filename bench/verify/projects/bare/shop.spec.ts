import { test } from '@playwright/test';
import { Agent } from 'undici';
import { operations } from '../../api/operations.ts';
import { requestOf, scenarioCount, scenarioName } from '../../api/request.ts';
import { waves } from '../../api/waves.ts';

const origin = process.env['BENCH_ORIGIN'] ?? '';
const byId = new Map(operations.map((operation) => [operation.id, operation]));
const agent = new Agent();

for (let index = 0; index < scenarioCount; index += 1) {
  const name = scenarioName(index);
  test(`${name} buys and pays`, async () => {
    for (const wave of waves) await Promise.all(wave.map((id) => send(id, name)));
  });
}

/** Sends the request and reads the answer; nothing of it is looked at. */
async function send(id: string, scenario: string): Promise<unknown> {
  const operation = byId.get(id);
  if (operation === undefined) throw new Error(`No operation ${id}.`);
  const { method, target, headers, body = null } = requestOf(operation, scenario);
  const answer = await agent.request({ origin, path: target, method, headers, body });
  return answer.body.json();
}
