import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { parseProviderFile } from '../contract/parse-provider.ts';
import { exampleProvider } from '../contract/testing/example-provider.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import { ConfigError } from '../util/errors.ts';
import { packOf } from './pack.ts';
import { parseChecklist } from './parse-checklist.ts';
import { resolveChecklist } from './resolve-checklist.ts';

const { provider } = parseProviderFile(exampleProvider(), 'provider.yaml');
const least = 'pack: default@1\nopens: live\nscenarios: [acme/orders]\noperations: [getOrder]\n';
const parse = (text: string): ChecklistFile => parseChecklist(text, 'checklist.yaml', provider);
const signs = (id: string): string =>
  `{ id: ${id}, title: t, statement: s, looksAt: [], expires: P1D, mayBeNotApplicable: true }`;

type Row = readonly [what: string, text: string, place: string, words: RegExp];

const rows: readonly Row[] = [
  ['nothing', '', '1:1', /object/],
  ['no YAML', 'pack: [', '1:8', /./],
  ['another pack', least.replace('@1', '@2'), '1:7', /did you mean default@1/],
  [
    'no such environment',
    least.replace('live', 'lve'),
    '2:8',
    /lve is no live environment.*did you mean live/s,
  ],
  ['a test environment', least.replace('live', 'sandbox'), '2:8', /sandbox is no live environment/],
  ['no environments', `${least}environments: []\n`, '5:15', /at least 1/],
  ['an environment twice', `${least}environments: [sandbox, sandbox]\n`, '5:15', /no two equal items/],
  ['a live one to test in', `${least}environments: [live]\n`, '5:16', /live is no test environment/],
  ['one that is not there', `${least}environments: [sandbx]\n`, '5:16', /did you mean sandbox/],
  ['a prototype for one', `${least}environments: [toString]\n`, '5:16', /toString is no test environment/],
  ['no scenarios', least.replace('[acme/orders]', '[]'), '3:12', /at least 1/],
  [
    'a scenario with a way out',
    least.replace('acme/orders', '../orders'),
    '3:13',
    /scenarios.0 is not valid/,
  ],
  ['no operations', least.replace('[getOrder]', '[]'), '4:13', /at least 1/],
  ['an unknown member', `${least}waive: all\n`, '5:1', /unknown key waive/],
  ['no runs at all', `${least}runs: { consecutive: 0, over: PT0S }\n`, '5:22', /1/],
  [
    'fewer runs',
    `${least}runs: { consecutive: 2, over: PT24H }\n`,
    '5:22',
    /at least 3 over PT24H.*found 2/s,
  ],
  ['runs in too short a time', `${least}runs: { consecutive: 9, over: PT23H }\n`, '5:31', /found PT23H/],
  ['a month', `${least}runs: { consecutive: 1, over: P1M }\n`, '5:31', /runs.over is not valid/],
  ['old evidence', `${least}freshness: { evidence: P8D }\n`, '5:24', /at most P7D/],
  ['a slow clock', `${least}freshness: { clock: PT301S }\n`, '5:21', /at most PT5M/],
  ['old credentials', `${least}freshness: { credentials: P367D }\n`, '5:27', /at most P366D/],
  ['a short certificate', `${least}freshness: { certificate: P6D }\n`, '5:27', /at least P7D/],
  ['no release at all', `${least}promotion: { releases: 0 }\n`, '5:24', /1/],
  [
    'an error class that is none',
    `${least}notShown: [{ class: timeouts, reason: slow }]\n`,
    '5:21',
    /notShown.0.class is not valid/,
  ],
  [
    'authentication that nobody has to show',
    `${least}notShown: [{ class: authentication, reason: none }]\n`,
    '5:21',
    /notShown.0.class is not valid.*expected.*validation/s,
  ],
  ['an error class without a reason', `${least}notShown: [{ class: timeout }]\n`, '5:', /reason/],
  ['a long promotion', `${least}promotion: { expires: PT25H }\n`, '5:23', /at most P1D/],
  ['nobody approves', `${least}approvers: 0\n`, '5:12', /1/],
  ['a sign-off of the pack', `${least}signOffs: [${signs('on-call')}]\n`, '5:18', /an item on-call already/],
  ['an automatic item', `${least}signOffs: [${signs('evidence')}]\n`, '5:18', /an item evidence already/],
  ['a sign-off twice', `${least}signOffs: [${signs('a')}, ${signs('a')}]\n`, '5:', /an item a already/],
  [
    'to leave out what must be',
    `${least}notApplicable: { evidence: no }\n`,
    '5:28',
    /no item that may be left out/,
  ],
  [
    'to leave out a sign-off that must be',
    `${least}notApplicable: { on-call: no }\n`,
    '5:27',
    /may be left out/,
  ],
  [
    'to leave out its own',
    `${least}signOffs: [${signs('a')}]\nnotApplicable: { a: no }\n`,
    '6:21',
    /may be left out/,
  ],
  [
    'to leave out without a reason',
    `${least}notApplicable: { provider-approval: "" }\n`,
    '5:37',
    /not valid/,
  ],
  ['a prototype left out', `${least}notApplicable: { __proto__: no }\n`, '5:18', /__proto__ is not allowed/],
  ['effects that are none', `${least}effects: [write]\n`, '5:11', /effects.0 is not valid/],
  ['no effects', `${least}effects: []\n`, '5:10', /at least 1/],
  [
    'effects that no operation has',
    `${least}effects: [reversible, spend]\n`,
    '5:10',
    /nothing would be opened.*read \(getOrder\).*found reversible, spend/s,
  ],
  [
    'effects, and an operation that has none',
    `${least.replace('getOrder', 'getOrder, getOrdr')}effects: [read]\n`,
    '4:24',
    /getOrdr is no operation that provider.yaml.*did you mean getOrder/s,
  ],
  [
    'a ceiling of nothing',
    `${least}ceilings: [{ operation: getOrdr, requests: 1, per: P1D }]\n`,
    '5:25',
    /did you mean getOrder/,
  ],
  [
    'a ceiling of no time',
    `${least}ceilings: [{ operation: getOrder, requests: 1, per: PT0S }]\n`,
    '5:53',
    /more than 0 seconds/,
  ],
];

for (const [what, text, place, words] of rows)
  test(`checklist.yaml is refused: ${what}`, () => {
    assert.throws(
      () => parse(text),
      (error) => {
        assert.ok(error instanceof ConfigError);
        assert.ok(error.message.startsWith(`checklist.yaml:${place}`), error.message);
        assert.match(error.message, words);
        return error.exitCode === 2;
      },
    );
  });

test('all its mistakes come at once', () => {
  const text = `${least.replace('live', 'x')}environments: [y]\nfreshness: { evidence: P8D }\npromotion: { expires: P2D }\n`;
  assert.throws(
    () => parse(text),
    (error) => error instanceof ConfigError && error.problems.length === 4,
  );
});

test('a checklist adds to its pack and takes none of it away', () => {
  const own = `scenarios: [acme/orders, every-provider/authenticates]`;
  const text = `${least.replace('scenarios: [acme/orders]', own)}signOffs: [${signs('mine')}]\n`;
  const { scenarios, signOffs } = resolveChecklist(parse(text), provider, 'sandbox');
  const pack = packOf('default@1');
  assert.deepEqual(scenarios, [...pack.scenarios, 'acme/orders']);
  assert.deepEqual(
    signOffs.map(({ id }) => id),
    [...pack.signOffs.map(({ id }) => id), 'mine'],
  );
});

test('where a checklist says nothing its pack does, and asks more of the internet', () => {
  const day = 86_400_000;
  const { ceilings, scenarios, signOffs, ...sandbox } = resolveChecklist(parse(least), provider, 'sandbox');
  assert.deepEqual(sandbox, {
    ...{ pack: 'default@1', opens: 'live', environments: ['sandbox'], operations: ['getOrder'] },
    ...{ runs: { consecutive: 1, over: 0 }, evidenceAge: day, promotionAge: day / 3, approvers: 1 },
    ...{ clockLimit: 30_000, credentialAge: 90 * day, certificateLeft: 30 * day, releases: 1 },
    ...{ notShown: [], notApplicable: {} },
  });
  assert.deepEqual(ceilings, []);
  assert.ok(scenarios.length > 1 && signOffs.length > 1);
  assert.deepEqual(resolveChecklist(parse(least), provider, 'internet').runs, { consecutive: 3, over: day });
});

test('what a checklist says of limits is in force', () => {
  const text = `${least}freshness: { clock: PT10S, credentials: P9D, certificate: P60D }\npromotion: { releases: 3 }\n`;
  const { certificateLeft, clockLimit, credentialAge, promotionAge, releases } = resolveChecklist(
    parse(text),
    provider,
    'internet',
  );
  const day = 86_400_000;
  assert.deepEqual([clockLimit, credentialAge, certificateLeft], [10_000, 9 * day, 60 * day]);
  assert.deepEqual([promotionAge, releases], [day / 3, 3]);
});

const opened: readonly (readonly [effects: string, operations: readonly string[]])[] = [
  ['', ['getOrder', 'createOrder']],
  ['effects: [read]\n', ['getOrder']],
  ['effects: [spend, irreversible]\n', ['createOrder']],
  ['effects: [spend, read]\n', ['getOrder', 'createOrder']],
];

for (const [effects, operations] of opened)
  test(`live is opened for ${operations.join(', ')}: ${effects.trim() || 'no effects are named'}`, () => {
    const ceilings = `ceilings: [{ operation: createOrder, requests: 1, per: P1D }]\n`;
    const text = `${least.replace('getOrder', 'getOrder, createOrder')}${effects}${ceilings}`;
    const found = resolveChecklist(parse(text), provider, 'sandbox');
    assert.deepEqual(found.operations, operations);
    assert.equal(found.ceilings.length, operations.includes('createOrder') ? 1 : 0);
  });

test('environments that are deprecated are not asked, unless they are named', () => {
  const text = exampleProvider([
    'contractLead: level',
    'contractLead: level\n    deprecated: { since: 2026-01-01, evidence: seed, source: docs }',
  ]).replace(', evidence: seed, source: docs', '');
  const old = parseProviderFile(text, 'provider.yaml').provider;
  assert.deepEqual(resolveChecklist(parse(least), old, 'sandbox').environments, []);
  const named = `${least}environments: [sandbox]\n`;
  assert.deepEqual(resolveChecklist(parse(named), old, 'sandbox').environments, ['sandbox']);
});

test('the scenarios of the pack are those that every provider has', () => {
  const folder = join(import.meta.dirname, '../../suites/every-provider');
  const titles = readdirSync(folder).flatMap((name) =>
    [...readFileSync(join(folder, name), 'utf8').matchAll(/^scenario\(\s*'([^']+)'/gm)].map(
      ([, title = '']) => title,
    ),
  );
  const ids = titles.map((title) => `every-provider/${title.toLowerCase().replaceAll(/[^a-z0-9]+/g, '-')}`);
  assert.deepEqual([...packOf('default@1').scenarios].sort(), ids.sort());
});
