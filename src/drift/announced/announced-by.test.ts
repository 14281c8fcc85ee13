import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, test } from 'node:test';
import { listProviders } from '../../contract/list-providers.ts';
import { parseProviderFile } from '../../contract/parse-provider.ts';
import { exampleProvider } from '../../contract/testing/example-provider.ts';
import type { Announced } from '../../model/announced.ts';
import type { Change } from '../../model/change.ts';
import { ConfigError } from '../../util/errors.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { graphqlSource } from '../graphql/testing/graphql-source.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { announcedBy } from './announced-by.ts';

const root = join(import.meta.dirname, '../../..');
const versioning = (compatible: string) =>
  exampleProvider(['compatible: [] }', `compatible: [${compatible}] }`]);
const parse = (text: string) => announcedBy(parseProviderFile(text, 'provider.yaml'));

describe('what a provider announces', () => {
  test('is read from its file', () => {
    const text = versioning(
      '{ change: More fields, breaksClients: false, permits: { kinds: [added], directions: [response] } }, { change: Others, breaksClients: true }',
    ).replace('] }\nerrors', '], extensibleEnums: [Status] }\nerrors');
    assert.deepEqual(parse(text), {
      permits: [{ change: 'More fields', kinds: ['added'], directions: ['response'] }],
      extensibleEnums: ['Status'],
    });
  });

  test('names rules that exist', () => {
    const text = versioning(
      '{ change: A, breaksClients: false, permits: { rules: [operation-aded, nothing-like-it] } }',
    );
    assert.throws(
      () => parse(text),
      (error) =>
        error instanceof ConfigError &&
        error.problems.length === 2 &&
        /provider\.yaml:\d+:\d+: there is no such rule[^]*did you mean operation-added\?/.test(error.message),
    );
  });

  const mistakes: readonly (readonly [string, string, RegExp])[] = [
    ['nothing at all', '{}', /permits is not valid/],
    ['an unknown kind', '{ kinds: [aded] }', /did you mean added\?/],
    ['an unknown direction', '{ directions: [both] }', /directions/],
    ['a misspelt key', '{ rule: [operation-added] }', /did you mean rules\?/],
  ];
  for (const [name, permits, message] of mistakes)
    test(`is refused where it permits ${name}`, () => {
      const text = versioning(`{ change: A, breaksClients: false, permits: ${permits} }`);
      assert.throws(() => parse(text), message);
    });

  for (const id of listProviders(root))
    test(`is right for ${id}`, () => {
      const file = join(root, 'contracts', id, 'provider.yaml');
      assert.ok(announcedBy(parseProviderFile(readFileSync(file, 'utf8'), file)).permits.length >= 0);
    });
});

describe('a change that is announced', () => {
  const words = 'Adding new data elements';
  const [old, next] = [schemaSource({ type: 'string' }), schemaSource({ type: 'integer' })];
  const of = (announced: Announced): Change | undefined =>
    findSchemaChanges(old, next, { announced }).changes[0];

  const table: readonly (readonly [string, Announced['permits'][number], boolean])[] = [
    ['by its rule', { change: words, rules: ['response-type-changed'] }, true],
    ['by another rule', { change: words, rules: ['response-null-added'] }, false],
    ['by its kind', { change: words, kinds: ['changed'] }, true],
    ['by another kind', { change: words, kinds: ['added'] }, false],
    [
      'by its kind in the other direction',
      { change: words, kinds: ['changed'], directions: ['request'] },
      false,
    ],
    ['by its direction', { change: words, directions: ['response'] }, true],
    ['by nothing', { change: words }, false],
  ];
  for (const [name, permit, announced] of table)
    test(`${name}: ${announced ? 'is shown so, and still counts' : 'is not'}`, () => {
      const change = of({ permits: [permit] });
      assert.equal(change?.announced, announced ? words : undefined);
      assert.equal(change?.severity, 'breaking');
    });
});

describe('an enum whose values may grow', () => {
  const enumOf = (...values: readonly string[]) =>
    openApiSource({
      openapi: '3.1.0',
      paths: {
        '/a': {
          get: {
            responses: {
              200: { content: { 'application/json': { schema: { $ref: '#/components/schemas/Status' } } } },
            },
          },
        },
      },
      components: { schemas: { Status: { type: 'string', enum: values } } },
    });
  const sdl = (values: string) => graphqlSource(`type Query { s: Status } enum Status { ${values} }`);

  const table: readonly (readonly [string, Announced['extensibleEnums'], Change['severity']])[] = [
    ['all', true, 'safe'],
    ['by name', ['Status'], 'safe'],
    ['another', ['State'], 'breaking'],
    ['none', undefined, 'breaking'],
  ];
  for (const [name, extensibleEnums, severity] of table)
    test(name, () => {
      const announced = { permits: [], ...(extensibleEnums === undefined ? {} : { extensibleEnums }) };
      const pairs = [
        [enumOf('a'), enumOf('a', 'b')],
        [sdl('A'), sdl('A B')],
      ] as const;
      for (const [old, next] of pairs)
        assert.equal(findSchemaChanges(old, next, { announced }).changes[0]?.severity, severity);
    });

  test('by JSON Pointer; what is removed is judged as ever', () => {
    const announced = { permits: [], extensibleEnums: ['/components/schemas/Status'] };
    const report = findSchemaChanges(enumOf('a'), enumOf('a', 'b'), { announced });
    assert.equal(report.changes[0]?.severity, 'safe');
    assert.match(report.changes[0].announced ?? '', /may grow/);
    const request = findSchemaChanges(sdl('A B'), sdl('A'), { announced, policy: 'source' });
    assert.equal(request.changes[0]?.severity, 'dangerous');
  });
});
