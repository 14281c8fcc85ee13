import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { SignOffRule } from '../model/checklist.ts';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import type { Facts } from './facts.ts';
import { GateError } from './gate-error.ts';
import type { Recorded } from './ledger-state.ts';
import type { SignOff } from './predicates/sign-off.ts';
import { evaluateSignOff, signOffSubjects } from './sign-off-item.ts';
import { signOff } from './sign-off.ts';
import { GateProject } from './testing/gate-project.ts';
import { everybody, people, trustOfAll } from './testing/people.ts';
import { hoursFromNow, now, present, sampleFacts } from './testing/sample-facts.ts';
import { Trust } from './trust.ts';

const rule: SignOffRule = {
  ...{ id: 'review', title: 'Review', statement: 'I looked.', expires: 'P14D' },
  looksAt: ['contract', 'suites', 'checklist', 'waivers', 'trust', 'credentials'],
};

function recorded(
  more: Partial<SignOff> = {},
  subjects = signOffSubjects(rule, present),
  by = 'bob',
): Recorded<SignOff> {
  const { signedAt = now.toISOString() } = more;
  const expiresAt = new Date(Date.parse(signedAt) + 14 * 24 * 3_600_000).toISOString();
  const predicate = { provider: 'acme', item: 'review', statement: 's', signedAt, expiresAt, ...more };
  const statement = { subjects, predicateType: 'x', predicate };
  return { statement, digest: digestOf('x'), signers: [], index: 0, by };
}

const having = (signOffs: readonly Recorded<SignOff>[], more: Partial<Facts> = {}): Facts => ({
  ...sampleFacts({ ledger: { ...sampleFacts().ledger, signOffs } }),
  ...more,
});
const changed = (name: string, digest: Digest | undefined): Facts => {
  const subjects = new Map(present);
  if (digest === undefined) subjects.delete(name);
  else subjects.set(name, digest);
  return having([recorded()], { subjects });
};
/** Signed by these, in their turn, with a change for each list of authors. */
const by = (names: string, ...authors: readonly (readonly string[])[]): Facts =>
  having(
    names.split(' ').map((name) => recorded({}, undefined, name)),
    { authored: authors.map((addresses, index) => ({ commit: `c${index}`, authors: addresses })) },
  );
const [alices, bobs, carols] = [['alice@acme.example'], ['bob@acme.example'], ['carol@acme.example']];

const withoutHistory = having([recorded()], { authored: undefined } as unknown as Partial<Facts>);

type Row = readonly [what: string, facts: Facts, rule: Partial<SignOffRule>, verdict: string, reason: RegExp];

const alone = { notAuthor: true } as const;
const rows: readonly Row[] = [
  ['signed', having([recorded()]), {}, 'passed', /^bob$/],
  ['nobody', having([]), {}, 'unknown', /nobody has signed it/],
  ['another item', having([recorded({ item: 'other' })]), {}, 'unknown', /nobody/],
  [
    'another sentence',
    having([recorded()]),
    { statement: 'I looked!' },
    'failed',
    /statement is not what bob/,
  ],
  ...rule.looksAt
    .filter((name) => name !== 'waivers')
    .flatMap((name): Row[] => [
      [
        `one byte of ${name}`,
        changed(name, digestOf(`${name}.`)),
        {},
        'failed',
        new RegExp(`${name} is not what bob`),
      ],
      [`${name} is gone`, changed(name, undefined), {}, 'failed', new RegExp(`${name} is not what bob`)],
    ]),
  ['waivers where there were none', changed('waivers', digestOf('w')), {}, 'failed', /waivers is not what/],
  ['what it does not look at', changed('usage', digestOf('u')), {}, 'passed', /bob/],
  ['less than was looked at', having([recorded()]), { looksAt: ['contract'] }, 'failed', /is not what bob/],
  [
    'a newer one that is void',
    having([recorded(), recorded({}, new Map())]),
    {},
    'failed',
    /is not what bob/,
  ],
  [
    'ran out',
    having([recorded({ signedAt: hoursFromNow(-14 * 24) })]),
    {},
    'failed',
    /ran out at 2026-07-01T12:00/,
  ],
  [
    'ran out as it was signed',
    having([recorded({ expiresAt: now.toISOString() })]),
    {},
    'failed',
    /ran out at/,
  ],
  [
    'ran out, and a later checklist gives longer',
    having([recorded({ signedAt: hoursFromNow(-14 * 24) })]),
    { expires: 'P90D' },
    'failed',
    /ran out at/,
  ],
  [
    'ran out, for a later checklist is stricter',
    having([recorded({ signedAt: hoursFromNow(-24) })]),
    { expires: 'P1D' },
    'failed',
    /ran out at/,
  ],
  ['a moment before', having([recorded({ signedAt: hoursFromNow(-14 * 24 + 0.001) })]), {}, 'passed', /bob/],
  ['of the future', having([recorded({ signedAt: hoursFromNow(0.1) })]), {}, 'failed', /in the future/],
  ['two clocks as usual', having([recorded({ signedAt: hoursFromNow(0.05) })]), {}, 'passed', /bob/],
  ['no reference', having([recorded()]), { reference: true }, 'failed', /gave no reference/],
  [
    'a blank reference',
    having([recorded({ reference: ' ' })]),
    { reference: true },
    'failed',
    /no reference/,
  ],
  [
    'one without a reference after one with it',
    having([recorded({ reference: 'T-1' }), recorded()]),
    { reference: true },
    'passed',
    /bob, T-1/,
  ],
  ['a reference', having([recorded({ reference: 'T-1' })]), { reference: true }, 'passed', /bob, T-1/],
  ['another person', by('bob', carols), alone, 'passed', /^bob$/],
  ['nothing has changed', by('bob'), alone, 'passed', /^bob$/],
  ['the author', by('bob', bobs), alone, 'failed', /^bob made commit c0, and nobody else has signed/],
  ['the author, in small letters', by('alice', alices), alone, 'failed', /alice made/],
  ['the author of an older change', by('bob', carols, bobs), alone, 'failed', /bob made commit c1/],
  ['two, each the author of one', by('alice bob', alices, bobs), alone, 'passed', /^alice and bob$/],
  ['two who made one together', by('alice bob', [...alices, ...bobs]), alone, 'failed', /alice and bob made/],
  ['one of two is enough', by('alice bob', alices), alone, 'passed', /^bob$/],
  ['the author after another person', by('bob alice', alices), alone, 'passed', /^bob and alice$/],
  [
    'the author after one whose signature ran out',
    {
      ...by('alice', alices),
      ledger: having([recorded({ signedAt: hoursFromNow(-999) }), recorded({}, undefined, 'alice')]).ledger,
    },
    alone,
    'failed',
    /alice made commit c0/,
  ],
  [
    'what is not committed',
    having([recorded()], { authored: [{ authors: bobs }] }),
    alone,
    'failed',
    /bob made what is not committed/,
  ],
  ['no address beside one', by('runner bob', carols, bobs), alone, 'failed', /runner and bob made commit c1/],
  ['an author without address', by('runner', carols), alone, 'unknown', /does not say under which/],
  ['no history', withoutHistory, alone, 'unknown', /no history says/],
];

for (const [what, facts, more, verdict, reason] of rows)
  test(`a sign-off: ${what}`, () => {
    const found = evaluateSignOff({ ...rule, ...more }, facts, trustOfAll);
    assert.equal(found.verdict, verdict, found.reason);
    assert.match(found.reason, reason);
    assert.equal(found.remedy === undefined, verdict === 'passed');
  });

test('a sign-off says until when it holds', () => {
  const { evidence, holdsUntil } = evaluateSignOff(rule, having([recorded()]), trustOfAll);
  assert.deepEqual([evidence, holdsUntil], [['bob'], hoursFromNow(14 * 24)]);
});

test('an approver signs what is there now, and it counts', async (context) => {
  const project = await GateProject.make(context);
  await project.sign('data-review');
  const facts = await project.facts();
  const [entry] = facts.ledger.signOffs;
  assert.equal(entry?.by, 'bob');
  assert.equal(entry.statement.predicate.expiresAt, hoursFromNow(180 * 24));
  assert.deepEqual([...entry.statement.subjects.keys()], ['checklist', 'contract', 'statement']);
  const asked = facts.checklist.signOffs.find(({ id }) => id === 'data-review') as SignOffRule;
  assert.equal(evaluateSignOff(asked, facts, trustOfAll).verdict, 'passed');
  project.edit('contracts/acme/checklist.yaml', 'acme/orders', 'acme/orders ');
  assert.equal(evaluateSignOff(asked, await project.facts(), trustOfAll).verdict, 'failed');
});

test('the author of a change is not its second person, whoever changed something after', async (context) => {
  const project = await GateProject.make(context);
  project.edit('contracts/acme/openapi.yaml', 'title: Acme', 'title: Ace');
  project.commit('BOB@acme.example');
  project.edit('suites/acme/orders.spec.ts', 'a scenario', 'the scenario');
  project.commit('carol@acme.example');
  const verdictOf = async () => {
    const facts = await project.facts();
    const asked = facts.checklist.signOffs.find(({ id }) => id === 'second-person') as SignOffRule;
    return evaluateSignOff(asked, facts, trustOfAll).verdict;
  };
  await project.sign('second-person', people.bob);
  assert.equal(await verdictOf(), 'failed');
  await project.sign('second-person', people.alice);
  assert.equal(await verdictOf(), 'passed');
});

type Refusal = readonly [
  what: string,
  item: string,
  by: typeof people.bob,
  trust: Trust,
  code: string,
  words: RegExp,
];
const revoked = Trust.parse(everybody.replace('name: bob,', 'name: bob, revoked: 2026-06-30,'), 'trust.yaml');

const refusals: readonly Refusal[] = [
  ['no such item', 'data-revew', people.bob, trustOfAll, 'item_unknown', /Did you mean data-review/],
  ['an automatic item', 'evidence', people.bob, trustOfAll, 'item_unknown', /nobody has to sign evidence/],
  [
    'no approver',
    'data-review',
    people.keeper,
    trustOfAll,
    'key_not_trusted',
    /no approver with the key sha256/,
  ],
  ['nobody known', 'data-review', people.mallory, trustOfAll, 'key_not_trusted', /trust.yaml/],
  ['nobody is trusted', 'data-review', people.bob, Trust.nobody(), 'key_not_trusted', /trust.yaml/],
  ['no reference', 'on-call', people.bob, trustOfAll, 'reference_missing', /on-call --reference </],
  ['a key that was revoked', 'data-review', people.bob, revoked, 'key_not_trusted', /trust.yaml/],
];

for (const [what, item, key, trust, code, words] of refusals)
  test(`cannot sign: ${what}`, async (context) => {
    const project = await GateProject.make(context);
    const signing = signOff({ item, key }, await project.facts(), trust, project.ledger);
    await assert.rejects(signing, (error) => {
      assert.ok(error instanceof GateError);
      assert.deepEqual([error.code, error.exitCode], [code, 2]);
      assert.match(`${error.message} ${error.hint ?? ''}`, words);
      return true;
    });
    assert.deepEqual(await project.entries(), []);
  });
