import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SandboxReply } from '../../../src/sandbox/index.ts';
import { drifts } from './drifts.ts';

const shown = {
  account_number: 1,
  annual_rates: { rate: 0.1 },
  apr: 0.1,
  plan_name: 'x',
  tos_agreement: true,
};
const driftable: readonly [string, SandboxReply][] = [
  ['calculateInterest', { status: 200, body: shown }],
  ['calculateInterestV25', { status: 200, body: shown }],
  ['searchCustomers', { status: 200, body: [{ ...shown, customer_account_type: 'consumer' }] }],
  ['verifyAccount', { status: 409, body: { error: 'wrong_inputs' } }],
];
for (const [name, pack] of Object.entries(drifts)) {
  test(`drift pack ${name} changes a reply, not the one that it was given`, () => {
    const given = structuredClone(driftable);
    const changed = given.map(([operation, reply]) => [operation, pack.reply?.(operation, reply)]);
    assert.deepEqual(given, driftable);
    assert.notDeepEqual(changed, driftable);
  });
}
