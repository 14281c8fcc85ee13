import assert from 'node:assert/strict';
import { test } from 'node:test';
import { chooseEnvironment } from './choose-environment.ts';
import type { EnvironmentInstance } from './environment-instance.ts';

const instance = (stage: 'test' | 'live', apiKey: string, isDecommissioned = false) =>
  ({ isDecommissioned, context: { environment: apiKey, stage, credentials: { apiKey } } }) as never;
const instances = new Map<string, EnvironmentInstance>([
  ['live', instance('live', 'key-of-live')],
  ['odd', instance('live', 'key"of\\odd')],
  ['old', instance('test', 'key-of-old', true)],
  ['staging', instance('test', 'key-of-staging')],
]);

const cases: readonly (readonly [what: string, request: object, chosen: string])[] = [
  ['nothing', {}, 'key-of-staging'],
  ['Authorization', { headers: { authorization: 'Bearer key-of-live' } }, 'key-of-live'],
  ['a header of its own', { headers: { 'x-api-key': 'key-of-live' } }, 'key-of-live'],
  ['a key with characters of JSON', { headers: { 'x-api-key': 'key"of\\odd' } }, 'key"of\\odd'],
  ['the body', { body: { key: 'key-of-live' } }, 'key-of-live'],
  ['the query', { query: { key: 'key-of-old' } }, 'key-of-old'],
  ['a key of nobody', { headers: { 'x-api-key': 'key-of-none' } }, 'key-of-staging'],
];

for (const [what, more, chosen] of cases)
  test(`an environment is chosen by the credential in a request: ${what}`, () => {
    const request = {
      operation: 'pay',
      path: {},
      query: {},
      headers: {},
      body: undefined,
      problems: [],
      ...more,
    };
    assert.equal(chooseEnvironment([...instances.keys()], instances, request).context.environment, chosen);
  });
