import type { FacetRule } from './schema-facets.ts';
import { breakingIfClosed } from './severities.ts';
import { core, validation } from './specifications.ts';

const mirror = (rule: string): FacetRule['mirror'] => ({ rule });

const text = { type: 'string' };

/** What can happen to the set of values itself: types, null, unions, lists of values. */
export const schemaValueRules: readonly FacetRule[] = [
  {
    name: 'type-removed',
    kind: 'narrowed',
    title: 'a JSON type is not accepted any more',
    section: `${validation}#section-6.1.1`,
    mirror: mirror('type-added'),
    example: { old: { type: ['string', 'number'] }, new: text },
    silent: { old: { type: ['string', 'integer', 'number'] }, new: { type: ['number', 'string'] } },
  },
  {
    name: 'type-added',
    kind: 'widened',
    title: 'a further JSON type is possible',
    section: `${validation}#section-6.1.1`,
    mirror: mirror('type-removed'),
    example: { old: text, new: { type: ['string', 'number'] } },
    silent: { old: text, new: { type: ['string'] } },
  },
  {
    name: 'type-changed',
    kind: 'changed',
    title: 'another JSON type',
    section: `${validation}#section-6.1.1`,
    mirror: mirror('type-changed'),
    example: { old: text, new: { type: 'integer' } },
    silent: { old: { type: 'integer' }, new: { type: 'number', multipleOf: 1 } },
  },
  {
    name: 'null-removed',
    kind: 'narrowed',
    title: 'null is not accepted any more',
    section: `${validation}#section-6.1.1`,
    mirror: mirror('null-added'),
    example: { old: { type: ['string', 'null'] }, new: text },
    silent: { old: { type: ['string', 'null'] }, new: { anyOf: [{ type: 'null' }, text] } },
  },
  {
    name: 'null-added',
    kind: 'widened',
    title: 'null is possible',
    section: `${validation}#section-6.1.1`,
    mirror: mirror('null-removed'),
    example: { old: text, new: { type: ['string', 'null'] } },
    silent: { old: { type: ['null', 'string'] }, new: { oneOf: [text, { type: 'null' }] } },
  },
  {
    name: 'alternative-removed',
    kind: 'narrowed',
    title: 'an alternative of a union is not accepted any more',
    section: `${core}#section-10.2.1`,
    mirror: mirror('alternative-added'),
    example: {
      old: {
        anyOf: [
          { ...text, maxLength: 2 },
          { ...text, minLength: 5 },
        ],
      },
      new: { ...text, maxLength: 2 },
    },
    silent: { old: { anyOf: [text, { ...text, maxLength: 2 }] }, new: text },
  },
  {
    name: 'alternative-added',
    kind: 'widened',
    title: 'a further alternative of a union is possible',
    section: `${core}#section-10.2.1`,
    mirror: mirror('alternative-removed'),
    severity: { response: breakingIfClosed },
    example: {
      old: { ...text, maxLength: 2 },
      new: {
        anyOf: [
          { ...text, maxLength: 2 },
          { ...text, minLength: 5 },
        ],
      },
    },
    silent: { old: text, new: { anyOf: [text, { ...text, maxLength: 2 }] } },
  },
  {
    name: 'value-forbidden',
    kind: 'narrowed',
    title: 'no value at all is accepted any more',
    section: `${core}#section-4.3.2`,
    mirror: mirror('value-allowed'),
    example: { old: text, new: false },
    silent: { old: false, new: { not: {} } },
  },
  {
    name: 'value-allowed',
    kind: 'widened',
    title: 'values are possible where none was',
    section: `${core}#section-4.3.2`,
    mirror: mirror('value-forbidden'),
    example: { old: false, new: text },
    silent: { old: { not: true }, new: false },
  },
  {
    name: 'enum-added',
    kind: 'narrowed',
    title: 'limited to a list of values',
    section: `${validation}#section-6.1.2`,
    mirror: mirror('enum-removed'),
    example: { old: text, new: { enum: ['a', 'b'] } },
    silent: { old: { enum: ['a'] }, new: { const: 'a' } },
  },
  {
    name: 'enum-removed',
    kind: 'widened',
    title: 'no longer limited to a list of values',
    section: `${validation}#section-6.1.2`,
    mirror: mirror('enum-added'),
    severity: { response: breakingIfClosed },
    example: { old: { enum: ['a', 'b'] }, new: text },
    silent: { old: { const: 'a' }, new: { ...text, enum: ['a'] } },
  },
  {
    name: 'enum-value-removed',
    kind: 'narrowed',
    title: 'a listed value is not accepted any more',
    section: `${validation}#section-6.1.2`,
    mirror: mirror('enum-value-added'),
    example: { old: { enum: ['a', 'b'] }, new: { enum: ['a'] } },
    silent: { old: { enum: ['a', 'b'] }, new: { enum: ['b', 'a'] } },
  },
  {
    name: 'enum-value-added',
    kind: 'widened',
    title: 'a further listed value is possible',
    section: `${validation}#section-6.1.2`,
    mirror: mirror('enum-value-removed'),
    severity: { response: breakingIfClosed },
    example: { old: { enum: ['a'] }, new: { enum: ['a', 'b'] } },
    silent: { old: { enum: ['a', 'b'] }, new: { anyOf: [{ const: 'a' }, { const: 'b' }] } },
  },
  {
    name: 'sample-refused',
    kind: 'changed',
    title: 'a value shows a break that no keyword shows',
    section: `${validation}#section-9.5`,
    mirror: { none: 'it is found by trying values, not by comparing; the other way round nobody is hurt' },
    example: {
      old: { properties: { a: text, c: text }, examples: [{ b: 1 }, { c: 1 }] },
      new: { properties: { a: text, b: text }, examples: [{ b: 1 }, { c: 1 }] },
    },
    silent: {
      old: { properties: { a: text, c: text }, examples: [{ b: '1' }, { c: '1' }] },
      new: { properties: { a: text, b: text }, examples: [{ b: '1' }, { c: '1' }] },
    },
  },
];
