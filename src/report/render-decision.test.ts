import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision, ItemResult } from '../model/decision.ts';
import { renderDecision } from './render-decision.ts';

const remedy = { command: 'livegate verify acme --sign', cost: 'under a minute' };
const item = (id: string, verdict: ItemResult['verdict'], reason: string): ItemResult => ({
  ...{ id, title: id, kind: 'automatic', verdict, reason },
  ...(verdict === 'passed' ? {} : { remedy }),
});

const decision: Decision = {
  schema: 'https://livegate.dev/schemas/decision.schema.json',
  ...{ provider: 'acme', environment: 'live', network: 'sandbox', verdict: 'passed' },
  items: [item('evidence', 'passed', 'run 1'), item('ledger', 'passed', '3 entries')],
  subjects: {},
  ...{ decidedAt: '2026-07-01T12:00:00.000Z', holdsUntil: '2026-07-01T20:00:00.000Z', epoch: 0 },
  ...{ ledger: { size: 3, root: 'x' }, pack: 'default@1', tool: { name: 'livegate', version: '0.1.0' } },
  ...{ operations: ['getOrder'], ceilings: [], approvers: 1 },
};
const plain = (_: string, text: string): string => text;
const of = (verdict: Decision['verdict'], ...items: readonly ItemResult[]): Decision => ({
  ...{ ...decision, verdict, items },
});

test('what passes by a waiver alone is not overlooked', () => {
  const waived = { by: 'bob', owner: 'ada\u001b[2J', reason: 'soon', until: '2026-07-04', found: 'old' };
  const given = of('passed', { ...item('credential-age', 'passed', 'WAIVED by bob'), waived });
  const text = renderDecision(given, 'L2', plain);
  assert.match(text, /^! +credential-age +WAIVED by bob/m);
  assert.match(
    text,
    /^WAIVED credential-age until 2026-07-04 by bob: soon \(ada\\u\{1b\}\[2J answers for it\)$/m,
  );
  assert.match(text, /1 of 1 items, 1 of them by a waiver alone; holds until/);
});

const texts: readonly (readonly [what: string, given: Decision, want: string])[] = [
  [
    'passed',
    decision,
    `acme → live on the sandbox network

   item      what it shows
✓  evidence  run 1
✓  ledger    3 entries

L2, separated: no identity was given, so approvers release the credentials; a release without --isolate is L1

passed: acme → live on the sandbox network, 2 of 2 items; holds until 2026-07-01T20:00:00.000Z
next: livegate promote acme
`,
  ],
  [
    'refused: one line for each command, however many items it clears',
    of(
      'failed',
      item('evidence', 'failed', 'forged'),
      item('drift', 'unknown', 'not looked for'),
      {
        ...item('on-call', 'unknown', 'nobody'),
        remedy: { command: 'livegate sign-off acme on-call', cost: 'a person' },
      },
      item('ledger', 'passed', '3 entries'),
    ),
    `acme → live on the sandbox network

   item      what it shows
✗  evidence  forged
?  drift     not looked for
?  on-call   nobody
✓  ledger    3 entries

What clears it:
  livegate verify acme --sign
    clears evidence, drift; costs under a minute
  livegate sign-off acme on-call
    clears on-call; costs a person

L2, separated: no identity was given, so approvers release the credentials; a release without --isolate is L1

refused: acme → live on the sandbox network, 3 of 4 items stand against it
next: livegate verify acme --sign
`,
  ],
  [
    'nothing was asked',
    of('unknown'),
    `acme → live on the sandbox network

  item  what it shows

L2, separated: no identity was given, so approvers release the credentials; a release without --isolate is L1

not decided: acme → live on the sandbox network, 0 of 0 items stand against it
next: livegate gate acme
`,
  ],
];

for (const [what, given, want] of texts)
  test(`a decision as text: ${what}`, () => assert.equal(renderDecision(given, 'L2', plain), want));

test('each level says what it is worth, and the next command keeps to the network', () => {
  const internet = renderDecision({ ...decision, network: 'internet' }, 'L1', plain);
  assert.match(internet, /L1, a seat belt/);
  assert.match(internet, /next: livegate promote acme --network internet\n/);
  assert.match(renderDecision(decision, 'L3', plain), /L3, enforced/);
});

test('foreign text stays on its line and moves no cursor', () => {
  const hostile = '\u001b[2J\u202Eevil\u0007\r\n✓ all passed\u0000';
  const items = [{ ...item(hostile, 'failed', hostile), remedy: { command: hostile, cost: hostile } }];
  const text = renderDecision(
    { ...of('failed', ...items), provider: hostile, environment: hostile },
    'L2',
    plain,
  );
  assert.doesNotMatch(text, /[\u0000-\u0009\u000b-\u001f\u202E]/);
  assert.ok(!text.split('\n').some((line) => line.startsWith('✓')));
  const passed = renderDecision({ ...decision, provider: hostile, holdsUntil: hostile }, 'L2', plain);
  assert.doesNotMatch(passed, /[\u0000-\u0009\u000b-\u001f\u202E]/);
});

test('a seat belt is said in red, as far as there are colours', () => {
  const toned = (tone: string, text: string): string => `<${tone}>${text}`;
  assert.match(renderDecision(decision, 'L1', toned), /^<bad>L1, a seat belt: /m);
  assert.match(renderDecision(decision, 'L2', toned), /^<note>L2, separated: /m);
});
