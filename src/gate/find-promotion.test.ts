import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { rmSync } from 'node:fs';
import { test } from 'node:test';
import { digestOf } from '../util/digest.ts';
import type { FactsQuery } from './gather-facts.ts';
import { findPromotion } from './find-promotion.ts';
import { GateError } from './gate-error.ts';
import type { Promotion } from './predicates/promotion.ts';
import { revoke } from './revoke.ts';
import { GateProject } from './testing/gate-project.ts';
import type { Facts } from './testing/gate-project.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

type Row = readonly [
  what: string,
  code: string,
  change: ((project: GateProject) => unknown) | undefined,
  query?: Partial<FactsQuery>,
  audience?: Partial<Promotion['audience']>,
  facts?: (facts: Facts) => Facts,
];

const at = (hours: number): Partial<FactsQuery> => ({ now: new Date(hoursFromNow(hours)) });
const none = undefined;
const withEpoch = (epoch: number) => (facts: Facts) => ({ ...facts, ledger: { ...facts.ledger, epoch } });
const otherTool = (facts: Facts): Facts => ({
  ...facts,
  subjects: new Map([...facts.subjects, ['tool', digestOf('livegate@0.0.1')]]),
});
const damaged = (facts: Facts): Facts => {
  const finding = { code: 'ledger_rewritten', size: 1, expected: 'root a', found: 'root b' } as const;
  return { ...facts, ledger: { ...facts.ledger, findings: [finding] } };
};
const opensOther = (facts: Facts): Facts => ({
  ...facts,
  checklist: { ...facts.checklist, opens: 'live-2' },
});
const shorter = (facts: Facts): Facts => ({
  ...facts,
  checklist: { ...facts.checklist, promotionAge: 1000 },
});

const releasedTimes = (times: number) => (facts: Facts) => {
  const [id = ''] = facts.ledger.promotions.map(({ statement }) => statement.predicate.id);
  return { ...facts, ledger: { ...facts.ledger, released: new Map([[id, times]]) } };
};

const rows: readonly Row[] = [
  ['evidence of the sandbox, and the internet', 'not_promoted', none, { network: 'internet' }],
  ['another live environment', 'not_promoted', none, {}, {}, opensOther],
  [
    'revoked',
    'revoked',
    (project) => revoke({ provider: 'acme', reason: 'x', by: 'x', now }, project.ledger),
  ],
  ['of an epoch that the ledger does not have', 'ledger_changed', none, {}, {}, withEpoch(-1)],
  ['expired', 'expired', none, at(8)],
  ['the clock two days on', 'expired', none, at(48)],
  ['longer than the checklist lets it', 'expired', none, at(0.5), {}, shorter],
  ['the clock put back', 'not_yet_valid', none, at(-0.1)],
  ['the clock 400 days back', 'not_yet_valid', none, at(-9600)],
  ['released as often as it may', 'already_released', none, {}, {}, releasedTimes(2)],
  ['another repository', 'other_audience', none, {}, { repository: 'fork' }],
  ['a rewritten ledger', 'ledger_changed', none, {}, {}, damaged],
  [
    'another contract',
    'changed',
    (project) => project.edit('contracts/acme/openapi.yaml', 'title: Acme', 'title: Ace'),
  ],
  [
    'another provider file',
    'changed',
    (project) => project.edit('contracts/acme/provider.yaml', 'name: Acme', 'name: Ace'),
  ],
  [
    'another checklist',
    'changed',
    (project) => project.edit('contracts/acme/checklist.yaml', 'opens: live', 'opens:  live'),
  ],
  [
    'another commit, of what is not judged',
    'changed',
    (project) => {
      project.write('src/pay.ts', 'export {};\n');
      project.git('add', 'src');
      project.commit('carol@acme.example');
    },
  ],
  ['no commit any more', 'changed', (project) => rmSync(project.path('.git'), { recursive: true })],
  ['another livegate', 'changed', none, {}, {}, otherTool],
  ['other scenarios', 'changed', (project) => project.edit('suites/acme/orders.spec.ts', 'a', 'b')],
  ['a scenario more', 'changed', (project) => project.write('suites/acme/more.spec.ts', '')],
  [
    'other credentials',
    'changed',
    (project) => project.write('contracts/acme/credentials/live.sandbox.age', 'x'),
  ],
  [
    'no credentials',
    'changed',
    (project) => rmSync(project.path('contracts/acme/credentials/live.sandbox.age')),
  ],
  [
    'waivers where there were none',
    'changed',
    (project) => project.write('contracts/acme/waivers.yaml', 'waivers: []\n'),
  ],
  [
    'recorded use where there was none',
    'changed',
    (project) => project.write('contracts/acme/usage.json', '{}'),
  ],
  [
    'somebody more is trusted',
    'changed',
    (project) => project.edit('trust.yaml', 'roles: [approver]', 'roles: [approver, runner]'),
  ],
  [
    'the gatekeeper is gone',
    'not_promoted',
    (project) => project.edit('trust.yaml', 'roles: [gatekeeper]', 'roles: [runner]'),
  ],
];

for (const [what, code, change, query = {}, audience = {}, alter = (facts: Facts) => facts] of rows)
  test(`a promotion does not open: ${what}`, async (context) => {
    const project = await GateProject.makeReady(context);
    const repository = basename(project.root);
    const { promotion } = await project.promote();
    assert.equal(findPromotion(await project.facts(), { repository }).statement.predicate.id, promotion?.id);
    await change?.(project);
    const facts = alter(await project.facts(query));
    assert.throws(
      () => findPromotion(facts, { repository, ...audience }),
      (error) => {
        assert.ok(error instanceof GateError);
        assert.equal(error.code, code, error.message);
        assert.match(
          error.hint ?? '',
          code === 'ledger_changed' ? /^livegate ledger verify$/ : /^livegate promote acme/,
        );
        return error.exitCode === 3;
      },
    );
  });

test('a promotion opens after a commit of the ledger alone', async (context) => {
  const project = await GateProject.makeReady(context);
  const { promotion } = await project.promote();
  project.git('add', 'ledger');
  project.commit('keeper@acme.example');
  const found = findPromotion(await project.facts(), { repository: basename(project.root) });
  assert.equal(found.statement.predicate.id, promotion?.id);
});

test('of several the newest for who asks counts', async (context) => {
  const project = await GateProject.makeReady(context);
  const repository = basename(project.root);
  const mine = await project.promote({ audience: { repository, run: '1' } });
  await project.promote({ audience: { repository, run: '2' } });
  const facts = await project.facts();
  const found = findPromotion(facts, { repository, run: '1' });
  assert.equal(found.statement.predicate.id, mine.promotion?.id);
  for (const run of [undefined, '3'])
    assert.throws(
      () => findPromotion(facts, { repository, ...(run === undefined ? {} : { run }) }),
      (error) => error instanceof GateError && error.code === 'other_audience',
    );
});

test('a promotion of a revoked epoch is not replaced by an older one', async (context) => {
  const project = await GateProject.makeReady(context);
  const repository = basename(project.root);
  await project.promote();
  const earlier = new Date(hoursFromNow(-2));
  await revoke({ provider: 'acme', reason: 'drift', by: 'ada', now: earlier }, project.ledger);
  const { promotion } = await project.promote();
  assert.equal(promotion?.epoch, 1);
  assert.equal(findPromotion(await project.facts(), { repository }).statement.predicate.id, promotion.id);
});

test('a ledger that lost every promotion is damaged, and asks for none', async (context) => {
  const project = await GateProject.makeReady(context);
  const facts = damaged(await project.facts());
  assert.throws(
    () => findPromotion(facts, { repository: basename(project.root) }),
    (error) =>
      error instanceof GateError &&
      error.code === 'ledger_changed' &&
      error.hint === 'livegate ledger verify',
  );
});
