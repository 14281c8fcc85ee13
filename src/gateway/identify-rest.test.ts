import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createIdentifyRest } from './identify-rest.ts';
import { shopContract } from './testing/shop-contract.ts';

const identify = createIdentifyRest(shopContract());

const rows: readonly (readonly [path: string, want: string | undefined])[] = [
  ['/items/1', 'getItem'],
  ['/items/export', 'exportItems'],
  ['/items/a.b', 'getItem'],
  ['/items/a%3Fb', 'getItem'],
  ['/items/a%23b', 'getItem'],
  ['/items/a;b=1', 'getItem'],
  ['/items/a.json', 'getItem'],
  ['/items/caf%C3%A9', 'getItem'],
  ['/items/export%3Fx', undefined],
  ['/items/export%253Fx', undefined],
  ['/items/export%23x', undefined],
  ['/items/export;x', undefined],
  ['/items/export.', undefined],
  ['/items/export%2E', undefined],
  ['/items/export%20', undefined],
  ['/items/export%2520', undefined],
  ['/items/export.json', undefined],
  ['/items/export%2Ejson', undefined],
  ['/items/export.json/', undefined],
  ['/items/e%EF%BD%98port', undefined],
  ['/items/EXPORT', undefined],
  ['/items/%20', undefined],
];

for (const [path, want] of rows)
  test(`GET ${path} ${want === undefined ? 'could be read as more than one operation' : `is ${want}`}`, () => {
    assert.equal(identify({ method: 'GET' }, path), want);
  });
