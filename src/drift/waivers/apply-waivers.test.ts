import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change } from '../../model/change.ts';
import type { Waiver } from '../../model/waiver.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { applyWaivers } from './apply-waivers.ts';

const fingerprint = `sha256:${'a'.repeat(64)}`;
const change: Change = {
  id: 'response-type-changed',
  severity: 'breaking',
  direction: 'response',
  path: [],
  operations: [],
  reason: 'type string → integer',
  fingerprint,
};
const waiver: Waiver = {
  rule: change.id,
  fingerprint,
  owner: 'payments',
  reason: 'the reader copes with both',
  ticket: 'PAY-1',
  granted: '2026-11-01',
  expires: '2026-11-15',
  file: 'waivers.yaml',
  line: 2,
  column: 5,
};

describe('a waiver', () => {
  const table: readonly (readonly [string, readonly Partial<Waiver>[], string, string[], boolean])[] = [
    ['in force', [{}], '2026-11-10', [], true],
    ['on its first day', [{}], '2026-11-01', [], true],
    ['on its last day', [{}], '2026-11-15', [], true],
    ['a day later', [{}], '2026-11-16', ['expired'], false],
    ['a day before', [{}], '2026-10-31', ['not_yet_valid'], false],
    ['longer than is allowed', [{ expires: '2026-11-16' }], '2026-11-10', ['too_long'], false],
    [
      'over the end of summer time',
      [{ granted: '2026-10-18', expires: '2026-11-01' }],
      '2026-10-25',
      [],
      true,
    ],
    ['of another rule', [{ rule: 'response-null-added' }], '2026-11-10', ['unused'], false],
    [
      'of a change that is another now',
      [{ fingerprint: `sha256:${'b'.repeat(64)}` }],
      '2026-11-10',
      ['unused'],
      false,
    ],
    ['given twice', [{}, { owner: 'others' }], '2026-11-10', ['duplicate'], true],
    ['renewed', [{ granted: '2026-10-01', expires: '2026-10-10' }, {}], '2026-11-10', ['expired'], true],
  ];
  for (const [name, entries, today, codes, waived] of table)
    test(name, () => {
      const waivers = { maxDays: 14, entries: entries.map((entry) => ({ ...waiver, ...entry })) };
      const { changes, findings } = applyWaivers([change], waivers, today);
      assert.deepEqual(
        findings.map(({ code }) => code),
        codes,
      );
      assert.equal(changes[0]?.waiver !== undefined, waived);
      assert.equal(changes[0]?.severity, 'breaking');
    });

  test('shows who, why and until when', () => {
    const { changes } = applyWaivers([change], { maxDays: 14, entries: [waiver] }, '2026-11-10');
    assert.deepEqual(changes[0]?.waiver, {
      owner: 'payments',
      reason: 'the reader copes with both',
      ticket: 'PAY-1',
      until: '2026-11-15',
    });
  });
});

describe('in a comparison', () => {
  const [old, next] = [schemaSource({ type: 'string' }), schemaSource({ type: 'integer' })];
  const [found] = findSchemaChanges(old, next).changes;
  const waivers = { maxDays: 14, entries: [{ ...waiver, rule: found!.id, fingerprint: found!.fingerprint }] };

  test('marks the change, and no longer does once the change is another one', () => {
    const options = { waivers, now: '2026-11-10T23:59:00Z' };
    const report = findSchemaChanges(old, next, options);
    assert.equal(report.changes[0]?.waiver?.owner, 'payments');
    assert.equal(report.verdict, 'breaking');
    assert.deepEqual(report, findSchemaChanges(old, next, options));
    const another = findSchemaChanges(old, schemaSource({ type: 'boolean' }), options);
    assert.equal(another.changes[0]?.waiver, undefined);
    assert.deepEqual(
      another.waiverFindings?.map(({ code }) => code),
      ['unused'],
    );
  });

  test('needs the present moment, for it reads no clock', () => {
    assert.throws(() => findSchemaChanges(old, next, { waivers }), /needs options\.now/);
  });
});
