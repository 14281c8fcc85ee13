import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { ChangeUsage } from '../../model/change.ts';
import type { GraphqlUse, RestUse, Usage } from '../../model/usage.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { findObservedChanges, findTrafficDifferences } from './find-observed-changes.ts';
import type { ObservedAnswer } from './observed-answer.ts';

const text = { type: 'string' };
const schema = {
  type: 'object',
  required: ['id', 'list'],
  properties: {
    id: text,
    list: { type: 'array', items: { type: 'object', properties: { n: text, kind: { enum: ['x'] } } } },
  },
};

const answer = (body: unknown, status = 200, findings: ObservedAnswer['findings'] = []): ObservedAnswer => ({
  ...{ operation: 'get', hidden: {}, truncated: false, exchange: 'x-1', show: () => 'GET /a' },
  ...{ body, status, findings },
});

const contract = {
  document: schemaSource(schema),
  operations: [
    {
      id: 'get',
      label: 'GET /a',
      answerSchema: (status: number) => (status === 200 ? { document: schema, pointer: '' } : undefined),
    },
  ],
  // As for GraphQL: the last name of the pointer is a field of T.
  locate: (_: object, pointer: string) => ({ pointer: `T.${pointer.split('/').at(-1) ?? ''}` }),
};

type Operations =
  { readonly rest: Record<string, RestUse> } | { readonly graphql: Record<string, GraphqlUse> };

function usageOf(operations: Operations, digest = contract.document.digest): Usage {
  const head = { $schema: '', provider: 'a', contract: { digest: '', schema: digest }, sources: [] };
  return 'rest' in operations
    ? { ...head, protocol: 'rest', operations: operations.rest }
    : { ...head, protocol: 'graphql', operations: operations.graphql };
}

const rest = (use: RestUse['responses'][string], status = '200'): Operations => ({
  rest: { 'GET /a': { responses: { [status]: use } } },
});
const graphql = (read: readonly string[], more: Partial<GraphqlUse> = {}): Operations => ({
  graphql: { get: { selected: ['T.id', 'T.n', 'T.kind'], read, given: [], types: [], ...more } },
});
const reads = (properties: Record<string, object>): Operations => rest({ read: { properties } });

const missing = answer({ list: [] });
const wrong = answer({ id: 'a', list: [{ n: 1 }] });
const other = answer({ id: 'a', list: [{ kind: 'y' }] });
const refused = (at: string) =>
  answer(undefined, 200, [
    { code: 'body_invalid', severity: 'error', at, schemaAt: 'T.n', expected: 'a', found: 'b' },
  ]);
const undocumented = answer(undefined, 418, [
  { code: 'status_undocumented', severity: 'error', at: 'status', expected: '200', found: '418' },
]);

type Row = {
  readonly name: string;
  readonly seen: ObservedAnswer;
  readonly use: Operations;
  readonly want: ChangeUsage;
};

const rows: readonly Row[] = [
  { name: 'a member that we read is missing', seen: missing, use: reads({ id: {} }), want: 'broken' },
  { name: 'one that we do not read', seen: missing, use: reads({ list: {} }), want: 'unaffected' },
  { name: 'of all that we copy', seen: missing, use: rest({ read: { whole: true } }), want: 'broken' },
  {
    name: 'in a list of what we copy',
    seen: wrong,
    use: rest({ read: { whole: true } }),
    want: 'broken',
  },
  {
    name: 'of an answer that nobody watched',
    seen: missing,
    use: rest({ unrecorded: true }),
    want: 'potentially',
  },
  { name: 'of an operation that we do not call', seen: missing, use: { rest: {} }, want: 'unaffected' },
  {
    name: 'under a range of statuses',
    seen: missing,
    use: rest({ read: { properties: { id: {} } } }, '2XX'),
    want: 'broken',
  },
  {
    name: 'another type in a list',
    seen: wrong,
    use: reads({ list: { items: { properties: { n: {} } } } }),
    want: 'broken',
  },
  {
    name: 'beside what we read of it',
    seen: wrong,
    use: reads({ list: { items: { properties: { m: {} } } } }),
    want: 'unaffected',
  },
  {
    name: 'an unlisted value that we read',
    seen: other,
    use: reads({ list: { items: { properties: { kind: {} } } } }),
    want: 'potentially',
  },
  {
    name: 'a refusal that no keyword explains, where we read',
    seen: refused('/id'),
    use: reads({ id: {} }),
    want: 'potentially',
  },
  { name: 'and where we do not', seen: refused('/id'), use: reads({ list: {} }), want: 'unaffected' },
  {
    name: 'of a member whose name is a number',
    seen: refused('/12'),
    use: reads({ '12': {} }),
    want: 'potentially',
  },
  {
    name: 'a header that we read',
    seen: refused('header:x-a'),
    use: rest({ headers: ['x-a'] }),
    want: 'potentially',
  },
  {
    name: 'a header that we do not',
    seen: refused('header:x-b'),
    use: rest({ headers: ['x-a'] }),
    want: 'unaffected',
  },
  {
    name: 'the media type of a body that we read',
    seen: refused('header:content-type'),
    use: reads({ id: {} }),
    want: 'potentially',
  },
  { name: 'a status of an operation that we call', seen: undocumented, use: reads({}), want: 'potentially' },
  { name: 'a status of one that we do not', seen: undocumented, use: { rest: {} }, want: 'unaffected' },
  { name: 'a field that we read', seen: wrong, use: graphql(['T.n']), want: 'broken' },
  { name: 'a field that we select and never read', seen: wrong, use: graphql(['T.id']), want: 'unaffected' },
  { name: 'and nobody watched', seen: wrong, use: graphql([], { unrecorded: true }), want: 'potentially' },
  {
    name: 'what is no field that we select',
    seen: wrong,
    use: graphql([], { selected: [] }),
    want: 'potentially',
  },
  { name: 'a document that we do not send', seen: wrong, use: { graphql: {} }, want: 'unaffected' },
  {
    name: 'names of prototypes',
    seen: missing,
    use: reads({ ['__proto__']: {}, constructor: {} }),
    want: 'unaffected',
  },
];

const observe = (seen: ObservedAnswer, usage?: Usage) =>
  findObservedChanges(contract, { source: 'a@b', answers: [seen] }, usage === undefined ? {} : { usage });

describe('our use of what was observed', () => {
  for (const { name, seen, use, want } of rows)
    test(name, () => {
      const { changes, usage } = observe(seen, usageOf(use));
      assert.deepEqual(
        changes.map((change) => change.usage),
        [want],
        changes.map(({ id }) => id).join(),
      );
      assert.equal(usage?.state, 'current');
    });

  test('recorded under another contract it says nothing; without a recording nothing is said', () => {
    const stale = observe(missing, usageOf(reads({}), 'sha256:0'));
    assert.deepEqual([stale.changes[0]?.usage, stale.usage?.state], ['unknown', 'stale']);
    const none = observe(missing);
    assert.deepEqual([none.changes[0]?.usage, none.usage], [undefined, undefined]);
  });

  test('where two environments answer differently', () => {
    const differ = (use: Operations) => {
      const sides = [{ id: 1 }, { id: 'a' }].map((body, index) => ({
        source: `a@${index}`,
        name: String(index),
        answers: [answer(body)],
      }));
      const [old, next] = sides;
      assert.ok(old !== undefined && next !== undefined);
      return findTrafficDifferences(contract, old, next, { usage: usageOf(use) }).changes.map(
        ({ id, usage }) => `${id} ${usage ?? ''}`,
      );
    };
    assert.deepEqual(differ(reads({ id: {} })), ['observed-types-differ potentially']);
    assert.deepEqual(differ(reads({ list: {} })), ['observed-types-differ unaffected']);
    assert.deepEqual(differ(graphql(['T.id'])), ['observed-types-differ potentially']);
  });
});
