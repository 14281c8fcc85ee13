import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from '../testing/openapi-source.ts';
import { get, ok } from '../testing/openapi-parts.ts';
import type { Json } from '../testing/openapi-parts.ts';

const body = { ...ok, content: { 'application/json': {} } };
const xml = { ...ok, content: { 'application/xml': {} } };
const told = (old: Json | undefined, next: Json | undefined): readonly string[] => {
  const [before, after] = [old, next].map((responses) =>
    openApiSource(get(responses === undefined ? {} : { responses })),
  );
  return findSchemaChanges(before!, after!).changes.map(({ id, severity, path }) =>
    [severity, id, ...path.slice(1)].join(' '),
  );
};

describe('an operation that documents no response', () => {
  const documented = ['safe response-statuses-documented responses'];
  const undocumented = ['dangerous response-statuses-undocumented responses'];
  const cases: Readonly<Record<string, readonly [Json | undefined, Json | undefined, readonly string[]]>> = {
    'says nothing of them: any may be documented': [undefined, { 200: body, 404: ok }, documented],
    'an empty object says as little': [{}, { default: ok }, documented],
    'nor do extensions': [
      { 'x-a': 1 },
      { 202: ok },
      [...documented, 'safe response-extension-changed responses'],
    ],
    'is no promise, where one was': [{ 200: body, 404: ok }, undefined, undocumented],
    'nor where the default was all': [{ default: body }, {}, undocumented],
    'is the same however it says so': [{}, undefined, []],
  };
  for (const [name, [old, next, changes]] of Object.entries(cases))
    test(name, () => assert.deepEqual([...told(old, next)].sort(), [...changes].sort()));
});

describe('the body of an error', () => {
  const cases: Readonly<Record<string, readonly [Json, Json, string[]]>> = {
    'that goes is one change': [
      { 200: ok, 404: { ...ok, content: { ...body.content, ...xml.content } } },
      { 200: ok, 404: ok },
      ['dangerous response-body-removed response 404'],
    ],
    'that is one of two still has the other': [
      { 200: ok, 404: { ...ok, content: { ...body.content, ...xml.content } } },
      { 200: ok, 404: xml },
      ['safe response-media-type-removed response 404 application/json'],
    ],
    'that goes with its status is told of the status': [
      { 200: ok, 404: body },
      { 200: ok },
      ['safe response-status-removed response 404'],
    ],
  };
  for (const [name, [old, next, changes]] of Object.entries(cases))
    test(name, () => assert.deepEqual(told(old, next), changes));

  test('is not that of a success, which is asked for', () => {
    assert.deepEqual(told({ 200: body }, { 200: ok }), [
      'breaking response-media-type-unanswered response 200 application/json',
    ]);
  });
});
