import assert from 'node:assert/strict';
import { test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { judgeValue } from './check-value.ts';
import { SchemaGraph } from './schema-graph.ts';

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
