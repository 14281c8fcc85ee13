import assert from 'node:assert/strict';
import { test } from 'node:test';
import { serverUrl } from './server-url.ts';

const cases: readonly (readonly [server: Readonly<Record<string, unknown>>, url: string | undefined])[] = [
  [{ url: 'https://acme.example/v1' }, 'https://acme.example/v1'],
  [{ url: 'HTTPS://acme.example' }, 'HTTPS://acme.example'],
  [
    { url: 'https://{region}.acme.example/{v}', variables: { region: { default: 'eu' }, v: { default: 2 } } },
    'https://eu.acme.example/2',
  ],
  [{ url: 'https://{region}.acme.example', variables: {} }, undefined],
  [{ url: 'https://{toString}.acme.example', variables: {} }, undefined],
  [{ url: '/v1' }, undefined],
  [{ url: '//acme.example' }, undefined],
  [{ url: 'acme.example/v1' }, undefined],
  [{ url: 'ws://acme.example' }, undefined],
  [{}, undefined],
];

for (const [server, url] of cases)
  test(`${JSON.stringify(server)} is at ${url ?? 'no address'}`, () => {
    assert.equal(serverUrl(server), url);
  });
