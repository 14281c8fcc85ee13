import assert from 'node:assert/strict';
import { test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import type { ConfigProblem } from '../util/errors.ts';
import { parseProvider } from './parse-provider.ts';
import { exampleProvider } from './testing/example-provider.ts';

const absent = 'foreignIds: { notApplicable: Nothing to show. }';
const lookup = 'of: orders, operation: getOrder, input: { path: { id: $foreign.orderId } }';
const without = 'withoutIds: { notApplicable: There is one test environment. }';

/** The first line of the example with this text. */
const lineOf = (text: string) =>
  exampleProvider()
    .split('\n')
    .findIndex((one) => one.includes(text)) + 1;

type Change = readonly [find: string, replacement: string];

function problemsOf(capability: string, ...changes: readonly Change[]): readonly ConfigProblem[] {
  try {
    parseProvider(exampleProvider([absent, `foreignIds: { ${capability} }`], ...changes), 'provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

const one = `lookups: [{ ${lookup} }]`;
const isolating = (kinds: string): Change => ['isolated: [orders]', `isolated: ${kinds}`];
const liveSamples = (samples: string): Change => ['  live:\n', `  live:\n    samples: ${samples}\n`];

for (const [name, capability, changes] of [
  ['a lookup and a reason', `${one}, ${without}`, []],
  ['a lookup with ids in samples', one, [liveSamples('{ orderId: 7 }')]],
  [
    'a kind that nothing can look up',
    `lookups: [{ ${lookup} }, { of: users, notApplicable: No ids. }], ${without}`,
    [isolating('[orders, users]')],
  ],
  ['a host that is shared', `${one}, ${without}`, [['sharedWithLive: []', 'sharedWithLive: [host]']]],
] as readonly (readonly [string, string, readonly Change[]])[]) {
  test(`takes ${name}`, () => {
    assert.deepEqual(problemsOf(capability, ...changes), []);
  });
}

for (const [name, capability, changes, want] of [
  [
    'an isolated kind that nothing looks up',
    `${one}, ${without}`,
    [isolating('[orders, customers]')],
    {
      line: lineOf('isolated: [orders]'),
      column: 24,
      message: /sandbox declares customers isolated, and no lookup shows it/,
      expected: /\{ of: customers, notApplicable: <reason> \}/,
    },
  ],
  [
    'a catalogue shared with live that nothing looks up',
    `${one}, ${without}`,
    [['sharedWithLive: []', 'sharedWithLive: [catalogue]']],
    {
      line: lineOf('sharedWithLive:'),
      column: 22,
      message: /sandbox declares catalogue shared with live/,
      expected: /of: catalogue/,
    },
  ],
  [
    'a lookup of what no environment isolates',
    `lookups: [{ ${lookup} }, { ${lookup.replace('orders', 'order')} }], ${without}`,
    [],
    {
      line: lineOf('foreignIds:'),
      message: /no environment declares order isolated/,
      expected: /one of orders/,
      nearest: 'orders',
    },
  ],
  [
    'ids that there may not be on the internet',
    one,
    [],
    {
      line: lineOf('foreignIds:'),
      column: 3,
      message: /no ids to look up in sandbox$/,
      expected: /withoutIds: \{ notApplicable/,
    },
  ],
  [
    'samples without a name that is needed',
    one,
    [liveSamples('{ other: 7 }')],
    { message: /no ids to look up/ },
  ],
  [
    'a lookup of nothing',
    `lookups: [{ operation: getOrder, input: {} }], ${without}`,
    [isolating('[]')],
    { expected: /of/, message: /not valid/ },
  ],
] as readonly (readonly [string, string, readonly Change[], Readonly<Record<string, unknown>>])[]) {
  test(`refuses ${name}`, () => {
    const problems = problemsOf(capability, ...changes);
    assert.equal(problems.length, 1, JSON.stringify(problems));
    for (const [key, value] of Object.entries(want)) {
      const found = problems[0]?.[key as keyof ConfigProblem];
      if (value instanceof RegExp) assert.match(String(found), value);
      else assert.equal(found, value, key);
    }
  });
}
