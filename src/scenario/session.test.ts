import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadContract } from '../contract/load-contract.ts';
import { runEnvironment } from './run-options.ts';
import type { RunOptions } from './run-options.ts';
import { Session } from './session.ts';
import { writeContracts } from './write-contracts.ts';

const root = join(import.meta.dirname, '../..');
const own = {
  FLEXITI_TRAINING_CLIENT_ID: 'training-client',
  FLEXITI_TRAINING_CLIENT_SECRET: 'training-secret',
};
const theirs = { FLEXITI_MI_CLIENT_ID: 'integration-client', FLEXITI_MI_CLIENT_SECRET: 'integration-secret' };

/** A worker's process in TRAINING on the internet, which connects to nothing by itself; what it tells is kept. */
async function openWorker(context: TestContext): Promise<{ session: Session; told: unknown[] }> {
  const runFolder = mkdtempSync(join(tmpdir(), 'livegate-session-'));
  const options = {
    ...{ root, runFolder, providers: [], environments: [], faults: [], drifts: [] },
    ...{ keepExchanges: false, allure: false, whole: false, nonce: 'n', startedByVerify: true },
    network: 'internet',
  } satisfies RunOptions;
  const variables = { ...runEnvironment(options), ...own, ...theirs };
  Object.assign(process.env, variables);
  const told: unknown[] = [];
  const before = Object.getOwnPropertyDescriptor(process, 'send');
  process.send = (message: unknown) => told.push(message) > 0;
  context.after(() => {
    for (const name of Object.keys(variables)) Reflect.deleteProperty(process.env, name);
    if (before === undefined) delete process.send;
    else Object.defineProperty(process, 'send', before);
    rmSync(runFolder, { recursive: true, force: true });
  });
  await writeContracts(runFolder, [await loadContract(join(root, 'contracts/flexiti'))]);
  const session = await Session.open({ root, provider: 'flexiti', environment: 'training' });
  return { session, told };
}

test('what a worker tells is swept in one place, also of what it keeps secret of another environment', async (context) => {
  const { session, told } = await openWorker(context);
  const before = Object.getOwnPropertyDescriptor(process, 'send');
  const others = await Promise.all([1, 2].map(() => session.elsewhere('merchant-integration')));
  assert.deepEqual(Object.getOwnPropertyDescriptor(process, 'send'), before);
  process.send?.(`${own.FLEXITI_TRAINING_CLIENT_SECRET} and ${theirs.FLEXITI_MI_CLIENT_SECRET}`);
  assert.deepEqual(told, ['[redacted] and [redacted]']);
  for (const one of [...others, session]) await one.close();
});
