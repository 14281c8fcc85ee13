import assert from 'node:assert/strict';
import { test } from 'node:test';
import { digestOf } from '../util/digest.ts';
import { findChangesSince } from './find-changes-since.ts';
import type { ChangesSince } from './find-changes-since.ts';
import type { Recorded } from './ledger-state.ts';
import type { Promotion } from './predicates/promotion.ts';
import type { RecordedRelease } from './read-releases.ts';

/** A promotion about these subjects: each word is one, and a capital stands for other bytes of it. */
function promotion(id: string, subjects: string, more: Partial<Promotion> = {}): Recorded<Promotion> {
  const predicate: Promotion = {
    ...{ id, provider: 'acme', environment: 'live', network: 'internet', epoch: 0 },
    ...{ audience: { repository: 'shop' }, decision: digestOf(id), operations: ['pay'], ceilings: [] },
    ...{ approvers: 1, issuedAt: `day ${id}`, expiresAt: '', ledger: { size: 0, root: '' } },
    ...more,
  };
  const named = subjects.split(' ').map((one) => [one.toLowerCase(), digestOf(one)] as const);
  const statement = { subjects: new Map(named), predicateType: '', predicate };
  return { statement, digest: digestOf(id), signers: [], index: 0, by: 'gate' };
}

const asked = promotion('9', 'a b c');
const promotions = [
  promotion('1', 'A b d'),
  promotion('2', 'a b c'),
  promotion('3', 'x', { network: 'sandbox' }),
  promotion('4', 'x', { environment: 'other' }),
  asked,
];

const rows: readonly {
  readonly name: string;
  readonly used: readonly string[];
  readonly want: ChangesSince;
}[] = [
  { name: 'nothing was released', used: [], want: { kind: 'first' } },
  { name: 'all was released elsewhere', used: ['3', '4'], want: { kind: 'first' } },
  {
    name: 'subjects changed, came and went',
    used: ['2', '1', '3'],
    want: { kind: 'since', promotedAt: 'day 1', changed: ['a', 'd', 'c'] },
  },
  { name: 'nothing changed', used: ['1', '2'], want: { kind: 'since', promotedAt: 'day 2', changed: [] } },
  { name: 'this very one was used', used: ['9'], want: { kind: 'since', promotedAt: 'day 9', changed: [] } },
  { name: 'the last one counts no more', used: ['2', '7'], want: { kind: 'lost', promotion: '7' } },
];

for (const { name, used, want } of rows)
  test(`what changed since the last release, where ${name}`, () => {
    const releases: readonly RecordedRelease[] = used.map((id) => ({ promotion: id }));
    assert.deepEqual(findChangesSince(asked, releases, promotions), want);
  });
