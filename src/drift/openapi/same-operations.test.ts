import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { SchemaGraph } from '../json-schema/schema-graph.ts';
import { Unchanged } from '../json-schema/unchanged.ts';
import { answer, text } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { OpenApiReader } from './located.ts';
import { findOperations } from './operations.ts';
import { sameOperations } from './same-operations.ts';

const whole = { type: 'integer' };
const to = (name: string): Json => ({ $ref: `#/components/schemas/${name}` });
const parent = (): Json => ({
  type: 'object',
  properties: { t: text },
  discriminator: { propertyName: 't' },
});
const shared = parent();
const child = (of: string, c: Json): Json => ({ allOf: [to(of), { properties: { c } }] });
const answers = (schema: Json): Json => ({ get: { responses: { 200: answer(schema) } } });
const sends = (schema: Json): Json => ({
  get: { responses: {} },
  parameters: [{ name: 'q', in: 'query', schema }],
});
// P and Q each stand for children that no union lists: C and D, unless the case says something else of them.
const given = (paths: Json, schemas: Json, rest: Json = {}): Json => ({
  openapi: '3.1.0',
  paths,
  components: { schemas: { P: parent(), Q: parent(), C: child('P', text), D: child('Q', text), ...schemas } },
  ...rest,
});
const paths = { '/p': answers(to('P')), '/q': answers({ items: to('Q') }), '/other': answers(text) };
const linked = {
  '/l': { get: { responses: { 200: { links: { l: { operationRef: '#/paths/~1p/get' } } } } } },
};

type Case = readonly [name: string, old: Json, next: Json, same: readonly string[]];

const cases: readonly Case[] = [
  ['nothing', given(paths, {}), given(paths, {}), ['/p', '/q', '/other']],
  ['a child', given(paths, {}), given(paths, { C: child('P', whole) }), ['/q', '/other']],
  [
    'what a child leads to',
    given(paths, { C: child('P', to('X')), X: text }),
    given(paths, { C: child('P', to('X')), X: whole }),
    ['/q', '/other'],
  ],
  ['a child came', given(paths, {}), given(paths, { E: child('Q', text) }), ['/p', '/other']],
  [
    'a child has another tag',
    given(paths, {}),
    given(paths, { D: text, E: child('Q', text) }),
    ['/p', '/other'],
  ],
  [
    'a child of what a child leads to',
    given(paths, { C: child('P', to('Q')) }),
    given(paths, { C: child('P', to('Q')), D: child('Q', whole) }),
    ['/other'],
  ],
  [
    'a child that a shared parameter leads to',
    given({ '/p': sends(to('P')), '/q': sends(to('Q')) }, {}),
    given({ '/p': sends(to('P')), '/q': sends(to('Q')) }, { C: child('P', whole) }),
    ['/q'],
  ],
  [
    'a child, and one value stands for both parents',
    given(paths, { P: shared, Q: shared }),
    given(paths, { P: shared, Q: shared, C: child('P', whole) }),
    ['/other'],
  ],
  ['the version', given(paths, {}), given(paths, {}, { openapi: '3.2.0' }), []],
  ['what a link leads to', given({ ...linked, ...paths }, {}), given(linked, {}), []],
  ['what all operations ask for', given(paths, {}), given(paths, {}, { security: [{ key: [] }] }), []],
];

function sameIn(old: Json, next: Json): readonly string[] {
  const [one, two] = [old, next].map(
    (root) => new OpenApiReader(root, new SchemaGraph(root, new Map(), '2020-12')),
  );
  assert.ok(one !== undefined && two !== undefined);
  const isSame = sameOperations({ old: one, new: two }, new Unchanged(one.graph, two.graph));
  const after = findOperations(two);
  return [...findOperations(one)].flatMap(([key, entry]) => {
    const other = after.get(key);
    return other !== undefined && isSame(entry, other) ? [entry.path] : [];
  });
}

describe('operations that need no comparison, where there changed', () => {
  for (const [name, old, next, want] of cases)
    test(name, () => {
      assert.deepEqual({ there: sameIn(old, next), back: sameIn(next, old) }, { there: want, back: want });
    });
});
