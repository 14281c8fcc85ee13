import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { BrokenGlass } from '../model/decision.ts';
import { renderBrokenGlass } from '../report/render-broken-glass.ts';
import { recentGlass } from './broken-glass.ts';
import { decide } from './decide.ts';
import { envelopeEntry } from './envelope-entry.ts';
import type { FactsQuery } from './gather-facts.ts';
import { revoke } from './revoke.ts';
import { BrokenGlassProject } from './testing/broken-glass-project.ts';
import { trustOfAll } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const day = 24;
const at = (hours: number): Partial<FactsQuery> => ({ now: new Date(hoursFromNow(hours)) });
const plain = (_tone: string, text: string): string => text;

type Row = readonly [
  what: string,
  state: BrokenGlass['state'] | 'unseen',
  query: Partial<FactsQuery>,
  act?: (project: BrokenGlassProject) => unknown,
];

const rows: readonly Row[] = [
  ['while it opens', 'open', {}],
  ['on the other network', 'open', { network: 'internet' }],
  ['once its time is up', 'ended', at(0.5)],
  ['29 days later', 'ended', at(29 * day)],
  ['30 days later', 'unseen', at(30 * day)],
  ['with the clock put back', 'open', at(-400 * day)],
  [
    'once it was revoked',
    'ended',
    {},
    ({ gate }) => revoke({ provider: 'acme', reason: 'x', by: 'x', now }, gate.ledger),
  ],
  [
    'once who signed it is not trusted any more',
    'unverified',
    {},
    ({ gate }) => {
      gate.edit('trust.yaml', 'roles: [approver]', 'roles: [runner]');
    },
  ],
];

for (const [what, state, query, act] of rows)
  test(`broken glass is shown: ${what}`, async (context) => {
    const project = await BrokenGlassProject.make(context);
    await project.break();
    await act?.(project);
    const facts = await project.gate.facts(query);
    const [shown, ...others] = decide(facts, trustOfAll, '0.1.0').brokenGlass ?? [];
    assert.equal(shown?.state ?? 'unseen', state);
    assert.equal(others.length, 0);
    if (shown === undefined) return;
    assert.deepEqual(shown.by, state === 'unverified' ? [] : ['alice', 'bob']);
    assert.deepEqual(
      [shown.reason, shown.issuedAt, shown.expiresAt, shown.network],
      ['refunds wait', now.toISOString(), hoursFromNow(0.5), 'sandbox'],
    );
  });

test('an entry that is dated back is shown by the time that was signed', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.smuggle(await project.join(await project.begin()), new Date(0));
  const { ledger } = await project.gate.facts();
  assert.equal(recentGlass(ledger, now).length, 1);
});

test('what cannot be read is shown all the same', async (context) => {
  const project = await BrokenGlassProject.make(context);
  await project.gate.ledger.append(envelopeEntry('break-glass', 'acme', now, {}));
  const { ledger } = await project.gate.facts();
  const [shown] = recentGlass(ledger, now);
  assert.deepEqual(
    [shown?.state, shown?.reason, shown?.network],
    ['unverified', 'it cannot be read', 'internet'],
  );
});

const shown: BrokenGlass = {
  ...{ id: '0', environment: 'live', network: 'internet', reason: 'refunds wait', by: ['ann', 'bob'] },
  ...{ issuedAt: '2026-07-01T12:00:00.000Z', expiresAt: '2026-07-01T12:30:00.000Z', state: 'open' },
};
const lines: readonly (readonly [given: Partial<BrokenGlass>, want: string])[] = [
  [
    {},
    'BREAK GLASS: acme → live on the internet network is open until 2026-07-01T12:30:00.000Z, by ann and bob: "refunds wait" (0)',
  ],
  [
    { state: 'ended' },
    'BREAK GLASS: acme → live on the internet network opened 2026-07-01T12:00:00.000Z, until 2026-07-01T12:30:00.000Z at most, by ann and bob: "refunds wait" (0)',
  ],
  [
    { state: 'unverified', by: [], reason: 'x\u001b[2K\nnothing' },
    'BREAK GLASS: acme → live on the internet network opened 2026-07-01T12:00:00.000Z, until 2026-07-01T12:30:00.000Z at most, with signatures that do not count now: "x\\u{1b}[2K nothing" (0)',
  ],
];

for (const [given, want] of lines)
  test(`it says who, why and until when: ${want.slice(0, 70)}…`, () => {
    assert.equal(renderBrokenGlass('acme', [{ ...shown, ...given }], plain), want);
  });

test('no broken glass, no line', () => {
  assert.equal(renderBrokenGlass('acme', [], plain), '');
});
