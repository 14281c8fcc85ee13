import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Change } from '../../model/change.ts';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { SchemaGraph } from '../json-schema/schema-graph.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { OpenApiReader } from './located.ts';
import type { Findings } from './operation-changes.ts';
import { findOperations } from './operations.ts';
import { notePassedParts } from './passed-parts.ts';

type Json = { readonly [name: string]: unknown };

const now = '2026-11-21T00:00:00Z';
const text = { type: 'string' };

function changesOf(old: Json, next: Json, at: string | null = now): readonly Change[] {
  return findSchemaChanges(openApiSource(old), openApiSource(next), at === null ? {} : { now: at }).changes;
}

/** `GET /a` with a query parameter `p`, and an answer with members. */
function document(parts: { readonly p?: Json; readonly members?: Json; readonly more?: Json }): Json {
  const { members = {}, more = {}, p } = parts;
  const parameters = p === undefined ? [] : [{ name: 'p', in: 'query', schema: text, ...p }];
  const schema = { type: 'object', properties: { id: text, ...members } };
  const responses = { 200: { description: 'ok', content: { 'application/json': { schema } } } };
  return {
    openapi: '3.1.0',
    info: { title: 'a', version: '1' },
    paths: { '/a': { get: { parameters, responses } } },
    ...more,
  };
}

/** The same with a header in its answer, or without it. */
function headed(words?: Json): Json {
  const headers = words === undefined ? {} : { 'X-Page': { schema: text, ...words } };
  const responses = { 200: { description: 'ok', headers } };
  return { ...document({}), paths: { '/a': { get: { responses } } } };
}

const ends = (day: unknown): Json => ({ deprecated: true, 'x-sunset': day });
const member = (words: Json): Json => document({ members: { a: { ...text, ...words } } });

const cases: readonly { name: string; old: Json; new: Json; at?: string | null; found: readonly string[] }[] =
  [
    {
      name: 'a parameter that was promised to stay',
      old: document({ p: ends('2026-12-31') }),
      new: document({}),
      found: [
        'dangerous request-parameter-removed-before-sunset: query parameter p removed before its announced end, 2026-12-31',
      ],
    },
    {
      name: 'the same parameter after its day',
      old: document({ p: ends('2026-12-31') }),
      new: document({}),
      at: '2027-01-01T00:00:00Z',
      found: [
        'dangerous request-parameter-removed: query parameter p removed, as announced by its deprecation',
      ],
    },
    {
      name: 'nothing is held against a day that nobody gave',
      old: document({ p: ends('2026-12-31') }),
      new: document({}),
      at: null,
      found: [
        'dangerous request-parameter-removed: query parameter p removed, as announced by its deprecation',
      ],
    },
    {
      name: 'a member that was promised to stay',
      old: member(ends('2026-12-31')),
      new: document({}),
      found: [
        'dangerous response-optional-property-removed-before-sunset: optional property a removed before its announced end, 2026-12-31',
      ],
    },
    {
      name: 'a header that was promised to stay',
      old: headed(ends('2026-12-31')),
      new: headed(),
      found: [
        'dangerous response-optional-header-removed-before-sunset: optional header x-page removed before its announced end, 2026-12-31',
      ],
    },
    {
      name: 'a header whose end was announced',
      old: headed(ends('2026-12-31')),
      new: headed(),
      at: '2027-01-01T00:00:00Z',
      found: [
        'dangerous response-optional-header-removed: optional header x-page removed, as announced by its deprecation',
      ],
    },
    {
      name: 'a member that nobody announced',
      old: member({}),
      new: document({}),
      found: [
        'dangerous response-optional-property-removed: optional property a removed, without having been deprecated',
      ],
    },
    {
      name: 'a member whose component says it',
      old: document({
        members: { a: { $ref: '#/components/schemas/A' } },
        more: { components: { schemas: { A: { ...text, ...ends('2026-12-31') } } } },
      }),
      new: document({}),
      found: [
        'dangerous response-optional-property-removed-before-sunset: optional property a removed before its announced end, 2026-12-31',
      ],
    },
    {
      name: 'a deprecation with its day is two changes, one without is one',
      old: member({}),
      new: member(ends('2030-01-01')),
      found: [
        'safe response-deprecated-added: deprecated added',
        'safe response-sunset-added: sunset none → 2030-01-01',
      ],
    },
    {
      name: 'the same moment in another spelling is none',
      old: member(ends('2030-01-01')),
      new: member(ends('2030-01-01T00:00:00Z')),
      found: [],
    },
    {
      name: 'a day that cannot be read is a word like any other',
      old: member(ends('soon')),
      new: member(ends('later')),
      found: ['safe response-extension-changed: x-sunset changed'],
    },
    {
      name: 'that of a parameter too',
      old: document({ p: ends({ soon: true }) }),
      new: document({ p: ends('later') }),
      found: ['safe request-extension-changed: sunset none → later'],
    },
    {
      name: 'other words of a parameter are not dropped',
      old: document({ p: { 'x-unit': 'cent' } }),
      new: document({ p: { 'x-unit': 'euro' } }),
      found: ['safe request-extension-changed: x-unit changed'],
    },
  ];

describe('announced ends of parameters and schemas', () => {
  for (const { at, found, name, new: next, old } of cases)
    test(name, () => {
      const changes = changesOf(old, next, at === undefined ? now : at);
      assert.deepEqual(
        changes.map(({ id, reason, severity }) => `${severity} ${id}: ${reason}`),
        found,
      );
    });
});

describe('announced ends that have passed', () => {
  const past = ends('2020-12-31');
  const passedIn = (old: Json, next: Json): readonly string[] =>
    changesOf(old, next)
      .filter(({ id }) => id === 'part-sunset-passed')
      .map(({ operations, reason }) => `${operations.join(', ')}: ${reason}`);

  test('each part once, with the operations that lead to it', () => {
    const schemas = {
      A: { type: 'object', properties: { b: { $ref: '#/components/schemas/B' }, a: { ...text, ...past } } },
      B: { properties: { again: { $ref: '#/components/schemas/A' } } },
      Unused: { ...text, ...past },
    };
    const content = { 'application/json': { schema: { $ref: '#/components/schemas/B' } } };
    const operation = { responses: { 200: { description: 'ok', content } } };
    const whole = (version: string): Json => ({
      openapi: '3.1.0',
      info: { title: 'a', version },
      paths: {
        '/b': { parameters: [{ name: 'q', in: 'header', schema: text, ...past }], get: operation },
        '/a': { get: operation },
      },
      components: { schemas },
    });
    assert.deepEqual(passedIn(whole('1'), whole('2')), [
      'GET /b: sunset 2020-12-31 has passed, and header parameter q is still there',
      'GET /a, GET /b: sunset 2020-12-31 has passed, and properties a is still there',
    ]);
    assert.deepEqual(passedIn(whole('1'), whole('1')), [], 'equal documents have no differences');
  });

  test('not what only looks like one: examples and members of that name', () => {
    const like = document({
      members: { 'x-sunset': text, example: { ...text, ...past }, b: { default: past, example: past } },
    });
    assert.deepEqual(passedIn(document({}), like), [
      'GET /a: sunset 2020-12-31 has passed, and properties example is still there',
    ]);
  });

  test('twenty thousand levels deep, and round in a circle', () => {
    let deep: Json = { ...text, ...past };
    for (let depth = 0; depth < 20_000; depth += 1) deep = { not: deep };
    const circle: Record<string, unknown> = { ...text, ...past };
    circle['not'] = circle;
    const root = document({ members: { deep, circle } });
    const graph = new SchemaGraph(root, new Map(), '2020-12');
    const reader = new OpenApiReader(root, graph);
    const findings: Findings = { differences: [], positions: [] };
    notePassedParts(reader, [...findOperations(reader).values()], findings, now);
    assert.deepEqual(
      findings.differences.map(({ operations }) => operations),
      [['GET /a'], ['GET /a']],
    );
  });
});
