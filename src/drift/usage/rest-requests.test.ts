import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changesAfter, drop, json, schemas, set, text } from './testing/orders.ts';
import type { Row } from './testing/orders.ts';

const requests: readonly Row[] = [
  [
    'a field that must be sent',
    set(`${schemas}/NewOrder`, { type: 'object', properties: { reason: text }, required: ['reason'] }),
    'request-required-property-added',
    'broken',
  ],
  [
    'a field that we do not send must be',
    set(`${schemas}/NewOrder/required`, ['gift']),
    'request-property-became-required',
    'broken',
  ],
  [
    'a field that we send must always be',
    set(`${schemas}/NewOrder/required`, ['kind']),
    'request-property-became-required',
    'potentially',
  ],
  [
    'a field that must be sent inside of what we do not send',
    set(`${schemas}/NewOrder/properties/gift/required`, ['to']),
    'request-property-became-required',
    'unaffected',
  ],
  [
    'a field that we send is gone',
    drop(`${schemas}/NewOrder/properties/amount`),
    'request-optional-property-removed',
    'broken',
  ],
  [
    'a field that we do not send is gone',
    drop(`${schemas}/NewOrder/properties/gift`),
    'request-optional-property-removed',
    'unaffected',
  ],
  [
    'a value that we send is gone',
    drop(`${schemas}/NewOrder/properties/kind/enum/0`),
    'request-enum-value-removed',
    'broken',
  ],
  [
    'a value that we did not send is gone',
    drop(`${schemas}/NewOrder/properties/kind/enum/2`),
    'request-enum-value-removed',
    'potentially',
  ],
  [
    'a limit where we send',
    set(`${schemas}/NewOrder/properties/amount/maximum`, 5),
    'request-maximum-tightened',
    'potentially',
  ],
  [
    'a parameter that we send is gone',
    drop('/paths/~1orders/get/parameters/0'),
    'request-parameter-removed',
    'broken',
  ],
  [
    'one whose name only begins so is gone',
    drop('/paths/~1orders/get/parameters/1'),
    'request-parameter-removed',
    'unaffected',
  ],
  [
    'a header that we do not send must be',
    set('/paths/~1orders/get/parameters/2/required', true),
    'request-parameter-became-required',
    'broken',
  ],
  [
    'a parameter that we send must always be',
    set('/paths/~1orders/get/parameters/0/required', true),
    'request-parameter-became-required',
    'potentially',
  ],
  [
    'a parameter that must be sent',
    set('/paths/~1orders/get/parameters/-', { name: 'z', in: 'query', required: true, schema: text }),
    'request-required-parameter-added',
    'broken',
  ],
  [
    'the media type that we send is gone',
    set('/paths/~1orders/post/requestBody/content', { 'text/xml': {} }),
    'request-media-type-removed',
    'broken',
  ],
];

const whole: readonly Row[] = [
  ['an operation that we call is gone', drop('/paths/~1orders/get'), 'operation-removed', 'broken'],
  [
    'an operation that we do not call is gone',
    drop('/paths/~1orders-archive'),
    'operation-removed',
    'unaffected',
  ],
  ['an operation more', set('/paths/~1new', { get: { responses: {} } }), 'operation-added', 'unaffected'],
  [
    'credentials that are no longer enough',
    set('/paths/~1orders/get/security', [{ key: [] }]),
    'request-security-tightened',
    'potentially',
  ],
  [
    'those of an operation that we do not call',
    set('/paths/~1orders-archive/get/security', [{ key: [] }]),
    'request-security-tightened',
    'unaffected',
  ],
  [
    'a body of an operation that we do not call',
    set('/paths/~1orders-archive/get/responses/200', json({ type: 'array', items: { type: 'integer' } })),
    'response-type-changed',
    'unaffected',
  ],
];

for (const [title, rows] of Object.entries({ requests, whole }))
  describe(title, () => {
    for (const [name, edit, rule, expected] of rows)
      test(`${name}: ${expected}`, () => {
        const found = changesAfter(edit);
        const change = found.find(({ id }) => id === rule);
        assert.ok(change !== undefined, `fired: ${found.map(({ id }) => id).join(', ')}`);
        assert.equal(change.usage, expected);
      });
  });
