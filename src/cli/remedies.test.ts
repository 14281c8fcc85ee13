import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { evaluate } from '../gate/evaluate.ts';
import type { Facts } from '../gate/facts.ts';
import { packOf } from '../gate/pack.ts';
import { allWith, finding, lacking, runsOf, scenariosWith } from '../gate/testing/item-cases.ts';
import { signOffSubjects } from '../gate/sign-off-item.ts';
import { trustOfAll } from '../gate/testing/people.ts';
import { hoursFromNow, sampleFacts, sampleManifest, sampleRun } from '../gate/testing/sample-facts.ts';
import { useCommand } from '../gate/use-command.ts';
import type { ItemResult } from '../model/decision.ts';
import { testProvider } from '../network/testing/test-provider.ts';
import { shownCosts } from '../report/shown-costs.ts';
import { parseCommand } from './testing/parse-command.ts';
import { commandsIn } from './testing/printed-commands.ts';

const brokenOn = (network: Facts['network']) =>
  (sampleRun().record.drift ?? []).map((one) => ({ ...one, network, breaking: 1 }));

const both = (at: string): Facts['ledger']['closedBy'] => {
  const closing = { what: 'revocation', at } as const;
  return { sandbox: closing, internet: closing };
};

type Change = Parameters<typeof sampleFacts>[0];

const base = sampleFacts();
const { production, ...tests } = testProvider.environments;
const rules = packOf('default@1').signOffs;
const redirected = scenariosWith({ findings: [finding('redirect'), finding('test_data_not_allowed')] });

/** Facts under which items are open, each for another reason. */
const changes: Readonly<Record<string, Change>> = {
  'nothing was run': { runs: [], checklist: { signOffs: rules } },
  'no environment': { checklist: { environments: [] } },
  'all red': runsOf({ status: 'failed', ...allWith('failed') }),
  'of the future': runsOf({ startedAt: hoursFromNow(2), endedAt: hoursFromNow(2) }),
  'went elsewhere': runsOf({ liveRequests: 3, ...redirected }),
  'tried to go elsewhere': runsOf(scenariosWith({ findings: [finding('blocked')] })),
  'no drift': runsOf(lacking('drift')),
  'drifted on the sandbox': runsOf({ drift: brokenOn('sandbox') }),
  'drifted on the internet': runsOf({ drift: brokenOn('internet') }),
  'clocks apart': runsOf({
    targets: sampleRun().record.targets.map((one) => ({ ...one, clockDifference: 9e7 })),
  }),
  'one run of three': { checklist: { runs: { consecutive: 3, over: 86_400_000 } } },
  'not covered': { checklist: { operations: ['getItem', 'deleteItem'] } },
  'no such operation': { checklist: { operations: ['nothing'] } },
  'no error class': { checklist: { notShown: [] } },
  'a test environment opened': { checklist: { opens: 'staging' } },
  'past its date': { checklist: { environments: ['production'] } },
  moving: { provider: { contract: { file: 'openapi.yaml', version: 'latest' } } },
  'no live': { provider: { environments: tests } },
  'sealed for few': { checklist: { approvers: 3 } },
  'not sealed': { subjects: new Map(), sealed: { problem: 'it is empty' } },
  'an old key': { manifest: sampleManifest({}, '2020-01-01T00:00:00.000Z') },
  'cut ledger': {
    ledger: { ...base.ledger, findings: [{ code: 'ledger_truncated', size: 9, expected: '9', found: '3' }] },
  },
  'revoked ahead': { ledger: { ...base.ledger, closedBy: both(hoursFromNow(9)) } },
  'a certificate that ends': {
    liveCertificates: [{ origin: new URL(production?.baseUrl ?? '').origin, validTo: hoursFromNow(1) }],
  },
  'a run that does not count': {
    runs: [],
    refusedRuns: [{ id: '20991231T000000Z-x', reason: 'x', isSigned: true }],
  },
};

const items = (network: Facts['network'], change: Change): readonly ItemResult[] =>
  evaluate(sampleFacts({ ...change, network }), trustOfAll).filter(({ verdict }) => verdict !== 'passed');

/** What is no program: it says to a person what to do, and may go on with a command. */
const words = /^(edit |ask |set this machine’s clock, then |rm -r reports\/runs\/|look into |git |livegate )/;

for (const network of ['sandbox', 'internet'] as const)
  describe(`what clears an item on the ${network} network`, () => {
    const remedies = new Map<string, string>();
    for (const [name, change] of Object.entries(changes))
      for (const { id, remedy } of items(network, change))
        remedies.set(remedy?.command ?? '', `${id}, ${name}`);
    for (const [command, where] of remedies)
      test(`${command} (${where})`, async () => {
        assert.match(command, words);
        for (const one of commandsIn(command, 'livegate')) {
          const parsed = await parseCommand(one);
          if (parsed.network !== undefined) assert.equal(parsed.network, network);
        }
      });

    test('every item is among them', () => {
      const open = new Set(
        Object.values(changes).flatMap((change) => items(network, change).map(({ id }) => id)),
      );
      const { items: all, signOffs } = packOf('default@1');
      const missing = [...all, ...signOffs].map(({ id }) => id).filter((id) => !open.has(id));
      assert.deepEqual(missing, network === 'sandbox' ? ['certificate'] : []);
    });

    test('what is promoted is used by a command for that network', async () => {
      const [command = []] = commandsIn(useCommand({ network, provider: 'acme' }), 'livegate');
      const { options, network: where } = await parseCommand(command);
      assert.deepEqual([where, options['sandbox']], [network, network === 'sandbox' ? '<url>' : undefined]);
    });
  });

const costs: readonly (readonly [what: string, change: Change, cost: RegExp])[] = [
  [
    'one run of three',
    changes['one run of three'],
    /^2 more runs in which all is green, the last not before 2026-07-02T10:59:00.000Z; each minutes/,
  ],
  [
    'none of three',
    { ...changes['one run of three'], runs: [] },
    /^3 more runs in which all is green, the last not before 1 d after the first began; each/,
  ],
  [
    'enough, too close together',
    { ...runsOf({}, {}), checklist: { runs: { consecutive: 2, over: 86_400_000 } } },
    /^one more run in which all is green, the last not before 2026-07-02T09:59:00.000Z; each/,
  ],
  [
    'a red one',
    { ...changes['one run of three'], ...runsOf({ status: 'failed', ...allWith('failed') }) },
    /^3 more runs/,
  ],
  ['one of one', { runs: [] }, /^minutes, and requests to the test environments$/],
];
for (const [what, change, cost] of costs)
  test(`clean-runs says what is missing: ${what}`, () => {
    const found = items('internet', change).find(({ id }) => id === 'clean-runs');
    assert.match(found?.remedy?.cost ?? '', cost);
  });

test('a command that clears several items says what it costs for each', () => {
  const open = items('internet', { ...changes['one run of three'], runs: [] });
  const verify = open.filter(
    ({ remedy }) => remedy?.command === 'livegate verify acme --network internet --sign',
  );
  assert.match(
    shownCosts(verify),
    /^minutes, and requests to the test environments; clean-runs: 3 more runs/,
  );
});

test('a history that nobody can read is brought, or made', () => {
  const rule = rules.find(({ id }) => id === 'second-person');
  assert.ok(rule !== undefined);
  const { statement } = rule;
  const times = { signedAt: hoursFromNow(-1), expiresAt: hoursFromNow(1) };
  const predicate = { item: rule.id, environment: 'production', statement, ...times };
  const subjects = signOffSubjects(rule, base.subjects);
  const signed = { by: 'bob', statement: { subjects, predicate } };
  const ledger = { ...base.ledger, signOffs: [signed] };
  const having = (more: object) => {
    const change = { checklist: { signOffs: rules }, ledger, authored: undefined, ...more };
    return items('sandbox', change as unknown as Change).find(({ id }) => id === rule.id)?.remedy?.command;
  };
  const commit = 'git add contracts suites trust.yaml && git commit --message <text>';
  assert.deepEqual(
    [having({ isShallow: true, commit: 'c0ffee' }), having({ commit: 'c0ffee' }), having({})],
    ['git fetch --unshallow', commit, `git init && ${commit}`],
  );
});
