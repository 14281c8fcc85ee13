import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Provider } from '../model/provider.ts';
import { findFailure } from './failure.ts';
import { testProvider } from './testing/test-provider.ts';

const payload = { success: 'success', error: 'error', code: 'code' };
const graphql: Provider = {
  ...testProvider,
  protocol: 'graphql',
  errors: {
    ...testProvider.errors,
    code: ['/errors/0/extensions/code'],
    message: ['/errors/0/message'],
    payload,
  },
};
const rest: Provider = { ...testProvider, errors: { ...testProvider.errors, payload } };

const cases: readonly (readonly [string, Provider, number, unknown, unknown])[] = [
  ['a success', testProvider, 200, { id: 1 }, undefined],
  [
    'an HTTP failure with code',
    testProvider,
    409,
    { error: 'wrong_inputs', message: 'no' },
    { kind: 'http', code: 'wrong_inputs', message: 'no' },
  ],
  ['the first code present', testProvider, 400, { error: null, code: 7 }, { kind: 'http', code: '7' }],
  ['an HTTP failure without body', testProvider, 500, undefined, { kind: 'http' }],
  ['an HTTP failure in text', testProvider, 502, '<html>', { kind: 'http' }],
  ['a redirect', testProvider, 302, undefined, undefined],
  [
    'top-level errors',
    graphql,
    200,
    { errors: [{ message: 'm', extensions: { code: 'X' } }], data: null },
    { kind: 'graphql', code: 'X', message: 'm' },
  ],
  ['errors in REST', testProvider, 200, { errors: [] }, undefined],
  [
    'a payload failure',
    graphql,
    200,
    {
      data: { a: { success: true }, b: { success: false, error: { code: 'AUTH-0026', message: 'in use' } } },
    },
    { kind: 'payload', code: 'AUTH-0026', message: 'in use' },
  ],
  ['a payload failure without error', graphql, 200, { data: { a: { success: false } } }, { kind: 'payload' }],
  ['a payload success', graphql, 200, { data: { a: { success: true, error: null } } }, undefined],
  ['no data', graphql, 200, { data: null }, undefined],
  [
    'a payload failure in REST',
    rest,
    200,
    { success: false, error: { code: 'E1' } },
    { kind: 'payload', code: 'E1' },
  ],
];

for (const [name, provider, status, body, failure] of cases) {
  test(`tells apart ${name}`, () => {
    assert.deepEqual(findFailure(provider, { status, body }), failure);
  });
}
