import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Promotion } from '../gate/predicates/promotion.ts';
import type { VerifiedRequest } from '../gate/verify-request.ts';
import { digestOf } from '../util/digest.ts';
import { renderReleaseRequest } from './render-release-request.ts';

const predicate: Promotion = {
  ...{ id: 'p1', provider: 'acme', environment: 'live', network: 'internet', epoch: 0 },
  ...{
    audience: { repository: 'shop' },
    decision: digestOf('d'),
    operations: ['pay', 'refund'],
    approvers: 2,
  },
  ceilings: [{ operation: 'pay', requests: 5, per: 'P1D', amount: { at: '/sum', max: 100 } }],
  ...{ issuedAt: '2026-07-01T08:00:00.000Z', expiresAt: '2026-07-01T12:00:00.000Z' },
  ledger: { size: 0, root: '' },
};
const request = {
  schema: 'https://livegate.dev/schemas/release-request.schema.json',
  ...{
    id: 'r1',
    provider: 'acme',
    environment: 'live',
    network: 'internet' as const,
    decision: digestOf('d'),
    sealed: digestOf('s'),
  },
  ...{ recipient: 'age1', run: 'runs/17', repository: 'git.example/shop', askedBy: 'jo@acme.example' },
  ...{ requestedAt: '2026-07-01T09:00:00.000Z', expiresAt: '2026-07-01T13:00:00.000Z' },
} as const;
const verified: VerifiedRequest = {
  ...{ request, sealed: new Uint8Array(), by: 'alice', changes: { kind: 'first' } },
  promotion: {
    statement: { subjects: new Map(), predicateType: '', predicate },
    ...{ digest: digestOf('s'), signers: [], index: 0, by: 'gate' },
  },
};
const render = (change: Partial<VerifiedRequest> = {}) =>
  renderReleaseRequest({ ...verified, ...change }, (_tone, text) => text);

test('an approver is shown what is asked for, by whom, for what and until when', () => {
  const text = render();
  for (const line of [
    /^Live credentials are asked for: acme → live on the internet network$/m,
    /^asked by +jo@acme\.example, as git there says; run runs\/17$/m,
    /^for +git\.example\/shop$/m,
    /^until +2026-07-01T12:00:00\.000Z$/m,
    /^operations +pay, refund$/m,
    /^ceiling +pay: 5 requests in P1D, 100 at \/sum$/m,
    /^promotion +p1, signed by gate at 2026-07-01T08/m,
    /^approvers +2$/m,
  ])
    assert.match(text, line);
});

for (const { changes, want } of [
  { changes: { kind: 'first' }, want: /^changed +first release: look at all of it$/m },
  { changes: { kind: 'lost', promotion: 'p0' }, want: /^changed +unknown: .* p0, which does not count/m },
  { changes: { kind: 'since', promotedAt: 'T', changed: [] }, want: /^changed +nothing, since .* T$/m },
  {
    changes: { kind: 'since', promotedAt: 'T', changed: ['contract', 'trust'] },
    want: /contract, trust, since/,
  },
] as const)
  test(`what changed is said: ${changes.kind}`, () => {
    assert.match(render({ changes }), want);
  });

test('foreign text moves no cursor', () => {
  const text = render({ changes: { kind: 'lost', promotion: 'p\u001b[2J\u202e' } });
  assert.doesNotMatch(text, /[\u001b\u202e]/);
});
