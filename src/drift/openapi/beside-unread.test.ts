import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import {
  answer,
  answering,
  asked,
  callback,
  compared,
  document,
  get,
  header,
  json,
  listed,
  missing,
  object,
  ok,
  operation,
  query,
  text,
  thing,
} from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';
import { openApiSource } from '../testing/openapi-source.ts';

type Elsewhere = {
  readonly name: string;
  readonly old: Json;
  readonly new: Json;
  readonly found: readonly string[];
};

const number = { type: 'number' };
const at = (name: string): Json => ({ $ref: `#/components/parameters/${name}` });
const inComponents = (parameters: Json): Json => ({ components: { parameters } });
const members = (properties: Json): Json => ({ type: 'object', properties });

const elsewhere: readonly Elsewhere[] = [
  {
    name: 'a path beside a path',
    old: document({ '/a': { get: operation }, '/b': { get: operation } }),
    new: document({ '/a': missing, '/c': { get: operation } }),
    found: ['operation-removed', 'operation-added'],
  },
  {
    name: 'a method beside further operations',
    old: document({ '/a': { get: operation, additionalOperations: { COPY: operation } } }),
    new: document({ '/a': { put: operation, additionalOperations: missing } }),
    found: ['operation-removed', 'operation-added'],
  },
  {
    name: 'a method beside an operation',
    old: document({ '/a': { get: operation, put: operation } }),
    new: document({ '/a': { get: missing, post: operation } }),
    found: ['operation-removed', 'operation-added'],
  },
  {
    name: 'a callback beside a callback',
    old: get({ ...operation, callbacks: { one: callback, two: callback } }),
    new: get({
      ...operation,
      callbacks: { one: missing, three: { '{$url}': callback['{$request.body#/url}'] } },
    }),
    found: ['callback-added', 'callback-removed'],
  },
  {
    name: 'a parameter beside a parameter that is referred to with the same words',
    old: { ...listed(at('p'), query('q')), ...inComponents({ p: query('r') }) },
    new: { ...listed(at('p'), query('s')), ...inComponents({}) },
    found: ['request-parameter-removed', 'request-optional-parameter-added'],
  },
  {
    name: 'a parameter that both sides have beside one that may be any other',
    old: listed(query('q'), query('r')),
    new: listed({ ...query('q'), schema: number }, missing),
    found: ['request-type-changed'],
  },
  {
    name: 'a response beside a response',
    old: get({ responses: { 200: ok, 404: ok } }),
    new: get({ responses: { 200: missing, 409: ok } }),
    found: ['response-status-added', 'response-status-removed'],
  },
  {
    name: 'a header beside a header',
    old: answering({ ...ok, headers: { a: header, b: header } }),
    new: answering({ ...ok, headers: { a: missing, c: header } }),
    found: ['response-required-header-removed', 'response-header-added'],
  },
  {
    name: 'a link beside a link',
    old: answering({ ...ok, links: { a: { operationId: 'a' }, b: { operationId: 'a' } } }),
    new: answering({ ...ok, links: { a: missing, c: { operationId: 'a' } } }),
    found: ['response-link-removed', 'response-link-added'],
  },
  {
    name: 'a media type beside a media type',
    old: answering({ ...ok, content: { 'text/plain': {}, 'text/a': {} } }),
    new: answering({ ...ok, content: { 'text/plain': missing, 'text/b': {} } }),
    found: ['response-media-type-unanswered', 'response-media-type-added'],
  },
  {
    name: 'what a response says beside a request body',
    old: get({ requestBody: json(text), responses: { 200: answer(text) } }),
    new: get({ requestBody: missing, responses: { 200: answer(number) } }),
    found: ['response-type-changed'],
  },
  {
    name: 'a security scheme beside a security scheme',
    old: get(operation, { components: { securitySchemes: { a: { type: 'http' }, b: { type: 'http' } } } }),
    new: get(operation, { components: { securitySchemes: { a: missing, c: { type: 'mutualTLS' } } } }),
    found: ['security-scheme-removed', 'security-scheme-added'],
  },
  {
    name: 'a member beside a member',
    old: thing(members({ a: text, b: text })),
    new: thing(members({ a: missing, c: text, d: text })),
    found: [
      'response-optional-property-removed',
      'response-optional-property-added',
      'response-optional-property-added',
    ],
  },
  {
    name: 'a member of what stands beside a part of an allOf',
    old: thing({ allOf: [object, members({ a: members({ b: text }) })] }),
    new: thing({ allOf: [missing, members({ a: members({ b: number }) })] }),
    found: ['response-type-changed'],
  },
  {
    name: 'a member of what stands beside a branch of a union',
    old: thing({ anyOf: [members({ a: members({ b: text }) }), { type: 'array' }] }),
    new: thing({ anyOf: [members({ a: members({ b: number }) }), missing] }),
    found: ['response-type-changed'],
  },
];

describe('what is known beside a broken reference is told', () => {
  for (const { found, name, new: next, old } of elsewhere)
    test(name, () => {
      const { changes, undecided } = compared(old, next);
      assert.deepEqual([...changes].sort(), [...found].sort());
      assert.match(undecided, /leads nowhere/);
    });
});

describe('what is told beside a broken reference', () => {
  const servers = (url: string): Json => ({ servers: [{ url }] });

  test('reaches no operation of which nothing is known', () => {
    const old = document({ '/a': { get: operation }, '/b': { get: operation } }, servers('/1'));
    const next = document({ '/a': { get: missing }, '/b': { get: operation } }, servers('/2'));
    const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
    assert.deepEqual(
      changes.map(({ id, operations }) => `${id}: ${operations.join()}`),
      ['server-removed: GET /b', 'server-added: GET /b'],
    );
  });

  const strict = { ...query('q'), required: true };
  const proofs: readonly (readonly [string, Json, Json, string, string])[] = [
    [
      'is not proved by a path that may be there',
      document({ '/a/b': { get: operation } }),
      document({ '/a/{id}': missing }),
      'operation-removed',
      'the new document accepts GET /a/b all the same',
    ],
    [
      'is not proved by a value that nobody can judge',
      asked({ type: 'object', required: ['a', 'b'], properties: { a: missing, b: text } }),
      asked({ type: 'object', required: ['a', 'b'], properties: { a: text, b: number } }),
      'request-type-changed',
      'type: none of 4 values tried shows it',
    ],
    [
      'is proved by a value that does not touch it',
      asked({ type: 'object', properties: { a: missing, b: text } }),
      asked({ type: 'object', properties: { a: text, b: number } }),
      'request-type-changed',
      '/b must be number',
    ],
    [
      'is proved of an operation whose other parameters are not known',
      listed(missing, query('q')),
      listed(missing, strict),
      'request-parameter-became-required',
      'required parameter missing: query q',
    ],
  ];
  test('is not made up for by an alternative that nobody can judge', () => {
    const either = (...anyOf: readonly Json[]): Json => asked({ anyOf });
    const old = either(members({ a: text }));
    const next = either(members({ a: number }), members({ a: missing, c: text, d: text }));
    const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
    const change = changes.find(({ id }) => id === 'request-type-changed');
    assert.deepEqual([change?.severity, change?.reason], ['dangerous', 'type string → number']);
  });

  for (const [name, old, next, id, why] of proofs)
    test(name, () => {
      const { changes } = findSchemaChanges(openApiSource(old), openApiSource(next));
      const change = changes.find((each) => each.id === id);
      assert.equal(change?.stoppedBy ?? change?.witness?.refusal, why);
    });
});
