import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { changesAfter, drop, schemas, set } from './testing/orders.ts';
import type { Row } from './testing/orders.ts';

const answers: readonly Row[] = [
  [
    'a field that we read is gone',
    drop(`${schemas}/Order/properties/id`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we do not read is gone',
    drop(`${schemas}/Order/properties/idle`),
    'response-optional-property-removed',
    'unaffected',
  ],
  [
    'a field of items that we read is gone',
    drop(`${schemas}/Order/properties/lines/items/properties/sku`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field of items that we do not read is gone',
    drop(`${schemas}/Order/properties/lines/items/properties/note`),
    'response-optional-property-removed',
    'unaffected',
  ],
  [
    'a list that we look into is gone',
    drop(`${schemas}/Order/properties/lines`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we reach by recursion is gone',
    drop(`${schemas}/Order/properties/parent`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field of what we read as a whole is gone',
    drop(`${schemas}/Order/properties/audit/properties/by`),
    'response-optional-property-removed',
    'broken',
  ],
  [
    'a field that we read is of another type',
    set(`${schemas}/Order/properties/id`, { type: 'integer' }),
    'response-type-changed',
    'broken',
  ],
  [
    'a field that we do not read is of another type',
    set(`${schemas}/Order/properties/idle`, { type: 'integer' }),
    'response-type-changed',
    'unaffected',
  ],
  [
    'a field that we read may be null',
    set(`${schemas}/Order/properties/id`, { type: ['string', 'null'] }),
    'response-null-added',
    'broken',
  ],
  [
    'a value more where we read',
    set(`${schemas}/Order/properties/status/enum/-`, 'lost'),
    'response-enum-value-added',
    'potentially',
  ],
  [
    'a value more where we do not read',
    set(`${schemas}/Order/properties/state/enum/-`, 'lost'),
    'response-enum-value-added',
    'unaffected',
  ],
  [
    'members of a map that we do not read',
    set(`${schemas}/Order/properties/labels/additionalProperties`, { type: 'integer' }),
    'response-type-changed',
    'unaffected',
  ],
  [
    'a body that never came',
    set(`${schemas}/Problem/properties/code`, { type: 'integer' }),
    'response-type-changed',
    'potentially',
  ],
  [
    'a body of which nobody noted the reads',
    drop('/paths/~1tokens/post/responses/200/content/application~1json/schema/properties/token'),
    'response-optional-property-removed',
    'potentially',
  ],
  [
    'a header that we read is gone',
    drop('/paths/~1orders/get/responses/200/headers/X-Next'),
    'response-required-header-removed',
    'broken',
  ],
  [
    'a header that we do not read is gone',
    drop('/paths/~1orders/get/responses/200/headers/X-Left'),
    'response-required-header-removed',
    'unaffected',
  ],
  [
    'a status more',
    set('/paths/~1orders/get/responses/409', { description: 'a' }),
    'response-status-added',
    'potentially',
  ],
  [
    'words for people',
    set(`${schemas}/Order/properties/id/description`, 'An id.'),
    'response-documentation-changed',
    'unaffected',
  ],
];

for (const [title, rows] of Object.entries({ answers }))
  describe(title, () => {
    for (const [name, edit, rule, expected] of rows)
      test(`${name}: ${expected}`, () => {
        const found = changesAfter(edit);
        const change = found.find(({ id }) => id === rule);
        assert.ok(change !== undefined, `fired: ${found.map(({ id }) => id).join(', ')}`);
        assert.equal(change.usage, expected);
      });
  });
