import type { FacetRule } from './schema-facets.ts';
import { breakingIfClosed, dangerous, safe } from './severities.ts';
import { core, validation } from './specifications.ts';

const mirror = (rule: string): FacetRule['mirror'] => ({ rule });

const a = { type: 'string' };
const both = { type: 'object', properties: { a, b: a } };
const one = { type: 'object', properties: { a } };
const ending = (day: string) => ({
  type: 'object',
  properties: { a, b: { ...a, deprecated: true, 'x-sunset': day } },
});
const withA = (...names: readonly string[]) => ({ ...both, dependentRequired: { a: names } });
const closed = { ...one, additionalProperties: false };

/** What can happen to the members of an object, and the keywords that are compared as a whole. */
export const schemaMemberRules: readonly FacetRule[] = [
  {
    name: 'property-became-required',
    kind: 'narrowed',
    title: 'an optional property became required',
    section: `${validation}#section-6.5.3`,
    mirror: mirror('property-became-optional'),
    example: { old: one, new: { ...one, required: ['a'] } },
    silent: { old: { ...one, required: ['a'] }, new: { allOf: [one, { required: ['a'] }] } },
  },
  {
    name: 'property-became-optional',
    kind: 'widened',
    title: 'a required property became optional',
    section: `${validation}#section-6.5.3`,
    mirror: mirror('property-became-required'),
    example: { old: { ...one, required: ['a'] }, new: one },
    silent: { old: { ...both, required: ['a', 'b'] }, new: { ...both, required: ['b', 'a'] } },
  },
  {
    name: 'required-property-added',
    kind: 'narrowed',
    title: 'a required property was added',
    section: `${validation}#section-6.5.3`,
    mirror: mirror('required-property-removed'),
    example: { old: one, new: { ...both, required: ['b'] } },
    silent: { old: one, new: both },
  },
  {
    name: 'required-property-removed',
    kind: 'widened',
    title: 'a required property was removed',
    section: `${validation}#section-6.5.3`,
    mirror: mirror('required-property-added'),
    // Sent all the same it may be ignored, and nobody says so.
    severity: { request: dangerous },
    example: { old: { ...both, required: ['b'] }, new: one },
    silent: { old: both, new: one },
  },
  {
    name: 'optional-property-added',
    kind: 'added',
    title: 'an optional property was added',
    section: `${core}#section-10.3.2.1`,
    mirror: mirror('optional-property-removed'),
    severity: { request: safe, response: safe },
    example: { old: one, new: both },
    silent: { old: one, new: { ...both, required: ['b'] } },
  },
  {
    name: 'optional-property-removed',
    kind: 'removed',
    title: 'an optional property was removed',
    section: `${core}#section-10.3.2.1`,
    mirror: mirror('optional-property-added'),
    // It was never sure to be there, and undeclared properties are let through: nothing refuses. Who uses it is hurt.
    severity: { request: dangerous, response: dangerous },
    example: { old: both, new: one },
    silent: { old: both, new: { allOf: [both] } },
  },
  {
    name: 'optional-property-removed-before-sunset',
    kind: 'removed',
    title: 'an optional property was removed before its announced end',
    why: 'It was never sure to be there, yet who uses it was promised more time.',
    section: `${core}#section-10.3.2.1`,
    mirror: mirror('optional-property-added'),
    severity: { request: dangerous, response: dangerous },
    example: { old: ending('2999-12-31'), new: one },
    silent: { old: ending('2020-12-31'), new: one },
  },
  {
    name: 'property-forbidden',
    kind: 'narrowed',
    title: 'a property is not accepted any more',
    section: `${core}#section-10.3.2.3`,
    mirror: mirror('property-allowed'),
    severity: { response: dangerous },
    example: { old: { ...both, additionalProperties: false }, new: closed },
    silent: { old: both, new: one },
  },
  {
    name: 'property-allowed',
    kind: 'widened',
    title: 'a property was added where undeclared ones were forbidden',
    section: `${core}#section-10.3.2.3`,
    mirror: mirror('property-forbidden'),
    severity: { response: breakingIfClosed },
    example: { old: closed, new: { ...both, additionalProperties: false } },
    silent: { old: one, new: both },
  },
  {
    name: 'additional-properties-forbidden',
    kind: 'narrowed',
    title: 'undeclared properties are not accepted any more',
    section: `${core}#section-10.3.2.3`,
    mirror: mirror('additional-properties-allowed'),
    severity: { request: breakingIfClosed },
    example: { old: one, new: closed },
    silent: { old: { ...one, additionalProperties: {} }, new: { ...one, additionalProperties: true } },
  },
  {
    name: 'additional-properties-allowed',
    kind: 'widened',
    title: 'undeclared properties are possible',
    section: `${core}#section-10.3.2.3`,
    mirror: mirror('additional-properties-forbidden'),
    severity: { response: breakingIfClosed },
    example: { old: closed, new: one },
    silent: { old: closed, new: { ...one, unevaluatedProperties: false } },
  },
  {
    name: 'dependent-required-tightened',
    kind: 'narrowed',
    title: 'a property must be there where another one is',
    section: `${validation}#section-6.5.4`,
    mirror: mirror('dependent-required-relaxed'),
    example: { old: both, new: withA('b') },
    silent: { old: { ...both, required: ['b'] }, new: { ...withA('b'), required: ['b'] } },
  },
  {
    name: 'dependent-required-relaxed',
    kind: 'widened',
    title: 'a property need not be there any more where another one is',
    section: `${validation}#section-6.5.4`,
    mirror: mirror('dependent-required-tightened'),
    example: { old: withA('b'), new: both },
    silent: { old: withA('a'), new: both },
  },
  {
    name: 'dependent-required-changed',
    kind: 'changed',
    title: 'other properties than before must be there where one is',
    section: `${validation}#section-6.5.4`,
    mirror: mirror('dependent-required-changed'),
    example: { old: withA('b'), new: withA('c') },
    silent: { old: withA('b', 'c'), new: withA('c', 'b') },
  },
  ...['tightened', 'relaxed', 'changed'].map((word): FacetRule => conditionRule(word)),
];

// What `not`, `if`, `contains` and their like accept is not worked out: only values that show it prove anything.
function conditionRule(word: string): FacetRule {
  const condition = { type: 'string', not: { const: 'x' } };
  const examples: Readonly<Record<string, FacetRule['example']>> = {
    tightened: { old: a, new: condition },
    relaxed: { old: condition, new: a },
    changed: { old: condition, new: { type: 'string', not: { const: 'y' } } },
  };
  const kinds: Readonly<Record<string, FacetRule['kind']>> = { tightened: 'narrowed', relaxed: 'widened' };
  const opposite: Readonly<Record<string, string>> = { tightened: 'relaxed', relaxed: 'tightened' };
  return {
    name: `condition-${word}`,
    kind: kinds[word] ?? 'changed',
    title: 'a keyword that is compared as a whole differs (`not`, `if`, `contains`, overlapping `oneOf`, …)',
    section: `${core}#section-10.2`,
    mirror: mirror(`condition-${opposite[word] ?? 'changed'}`),
    example: examples[word] ?? { old: a, new: condition },
    silent: { old: condition, new: { allOf: [a, { not: { enum: ['x'] } }] } },
  };
}
