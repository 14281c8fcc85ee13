import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { arbitrarySchema } from '../testing/arbitrary-schema.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { ajvVerdict } from './ajv-verdict.ts';
import { judgeInParts, judgeValue } from './check-value.ts';
import { Pruner } from './prune.ts';
import { SchemaGraph } from './schema-graph.ts';

const numRuns = Number(process.env['LIVEGATE_RUNS'] ?? 250);

function judge(schema: unknown, value: unknown): ReturnType<typeof judgeValue> {
  const graph = new SchemaGraph(schema, new Map(), '2020-12');
  return judgeValue(graph.conjunction([graph.node(schema, '')]), graph, value, undefined);
}

test('an enum without values refuses everything', () => {
  assert.deepEqual(judge({ enum: [] }, 1), { refusal: 'the value boolean schema is false' });
  const [change] = findSchemaChanges(schemaSource({ enum: [1] }), schemaSource({ enum: [] }), {
    as: 'request',
  }).changes;
  assert.equal(change?.severity, 'breaking');
});

test('a schema that Ajv cannot compile proves nothing, and ends nothing', () => {
  const cases = [{ type: 'text' }, { multipleOf: 'two' }];
  for (const schema of cases) assert.ok('failure' in judge(schema, 'a'), JSON.stringify(schema));
});

/** Small values of few names, so that a schema that speaks about them often refuses one part, and sometimes several. */
const { value: arbitraryValue } = fc.letrec((tie) => ({
  value: fc.oneof(
    { maxDepth: 3 },
    fc.constantFrom<unknown>(null, true, 0, 1, 2, 3.5, 'a', 'bb', '2024-02-29', ''),
    fc.array(tie('value'), { maxLength: 3 }),
    fc.dictionary(fc.constantFrom('a', 'b', 'c', 'constructor', '__proto__', 'a/b~'), tie('value')),
  ),
}));

test('Ajv says of the parts of a schema what it says of the whole', () => {
  const seen = new Set<string>();
  const members = fc.dictionary(fc.constantFrom('a', 'b', 'c', 'a/b~', '__proto__'), arbitrarySchema);
  const schemas = fc.oneof(
    arbitrarySchema,
    fc.record({ properties: members, required: fc.constantFrom([], ['a'], ['constructor']) }),
    fc.record({ prefixItems: fc.array(arbitrarySchema, { minLength: 1, maxLength: 3 }) }),
    fc.record({ allOf: fc.tuple(arbitrarySchema, arbitrarySchema), unevaluatedProperties: fc.boolean() }),
  );
  fc.assert(
    fc.property(schemas, arbitraryValue, (schema, value) => {
      const graph = new SchemaGraph(schema, new Map(), '2020-12');
      const pruner = new Pruner(graph, undefined);
      const whole = pruner.prune([graph.node(schema, '')], value);
      fc.pre(Object.keys(pruner.definitions).length === 0);
      const verdict = judgeInParts(whole, value);
      assert.deepEqual(verdict, ajvVerdict(whole, value));
      for (const kind of Object.keys(verdict)) seen.add(kind);
    }),
    { numRuns },
  );
  assert.ok(seen.has('fits') && seen.has('refusal'), [...seen].join());
});
