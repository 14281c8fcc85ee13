import assert from 'node:assert/strict';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { loadAjv } from '../util/load-ajv.ts';
import type { Contract } from './contract.ts';
import { listProviders } from './list-providers.ts';
import { loadContract } from './load-contract.ts';

const root = join(import.meta.dirname, '../..');

/** Counts how often Ajv compiles a schema from here on, whoever asks for it. */
function countCompiles(context: TestContext): () => number {
  const { mock } = context.mock.method(loadAjv().Ajv2020.prototype, 'compile');
  return () => mock.callCount();
}

/** Every operation with what is right in part and with what is wrong: a request and answers of several statuses. */
function validateAll({ operations }: Contract): number {
  let findings = 0;
  for (const operation of operations.values()) {
    for (const input of [{}, { body: { no: 'such member' }, variables: { no: 'such member' } }])
      findings += operation.requestFindings(input).length;
    for (const status of [200, 201, 400, 404])
      for (const body of [{}, { data: {} }, [], 'text'])
        findings += operation.answerFindings({
          ...{ status, body },
          headers: { 'content-type': 'application/json' },
        }).length;
  }
  return findings;
}

for (const id of listProviders(root))
  test(`${id}: validators are compiled once for a contract, however many exchanges there are`, async (context) => {
    const compiles = countCompiles(context);
    const contract = await loadContract(join(root, 'contracts', id));
    const findings = validateAll(contract);
    const first = compiles();
    assert.ok(findings > 0 && first > 0, 'nothing was compiled');
    for (let again = 0; again < 5; again += 1) assert.equal(validateAll(contract), findings);
    assert.equal(compiles(), first);
  });

test('only what is asked for is compiled', async (context) => {
  const compiles = countCompiles(context);
  const { operations } = await loadContract(join(root, 'contracts/flexiti'));
  assert.equal(compiles(), 0);
  const answer = { status: 200, headers: { 'content-type': 'application/json' }, body: {} };
  operations.get('getI18n')?.answerFindings(answer);
  const few = compiles();
  assert.ok(few > 0 && few < 10, String(few));
});
