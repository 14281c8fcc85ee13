import assert from 'node:assert/strict';
import { test } from 'node:test';
import { revokeDrifted } from './revoke-drifted.ts';
import type { DriftSeen } from './revoke-drifted.ts';
import { GateProject } from './testing/gate-project.ts';
import { trustOfAll } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const broken = { provider: 'acme', environment: 'sandbox', breaking: 1, waived: 0 };
type Row = readonly [what: string, seen: Partial<DriftSeen>, at: Date, revoked: readonly string[]];

const rows: readonly Row[] = [
  ['it breaks us', {}, now, ['acme']],
  ['in two environments', { drift: [broken, { ...broken, environment: 'other' }] }, now, ['acme']],
  ['it was waived', { drift: [{ ...broken, waived: 1 }] }, now, []],
  ['nothing breaks', { drift: [{ ...broken, breaking: 0 }] }, now, []],
  ['nothing was compared', { drift: [] }, now, []],
  ['of another provider', { drift: [{ ...broken, provider: 'other' }] }, now, []],
  ['on the other network', { network: 'internet' }, now, []],
  ['of one that has run out', {}, new Date(hoursFromNow(8)), []],
];

for (const [what, seen, at, want] of rows)
  test(`drift and a promotion in force: ${what}`, async (context) => {
    const project = await GateProject.makeReady(context);
    await project.promote();
    const given = { network: 'sandbox', drift: [broken], by: 'run 1', ...seen } as const;
    const how = { ledger: project.ledger, trust: trustOfAll, now: at };
    assert.deepEqual(await revokeDrifted(given, how), want);
    const { epoch } = (await project.facts()).ledger;
    assert.equal(epoch, want.length);
    // Once is enough: nothing is in force any more.
    assert.deepEqual(await revokeDrifted(given, how), []);
  });
