import type { FacetRule } from './schema-facets.ts';
import { breakingIfClosed } from './severities.ts';
import { validation } from './specifications.ts';

type Limit = {
  readonly facet: string;
  readonly words: string;
  readonly section: string;
  /** A schema without it, with it, and one that says the same in other words as the one with it. */
  readonly loose: unknown;
  readonly tight: unknown;
  readonly same: unknown;
  /** Another value that neither contains nor is contained; only where there is one. */
  readonly other?: unknown;
};

const integer = { type: 'integer' };
const text = { type: 'string' };
const list = { type: 'array' };
const object = { type: 'object' };

const limits: readonly Limit[] = [
  {
    facet: 'integer',
    words: 'whole numbers only',
    section: `${validation}#section-6.1.1`,
    loose: { type: 'number' },
    tight: integer,
    same: { type: ['integer'] },
  },
  {
    facet: 'minimum',
    words: 'the lower bound',
    section: `${validation}#section-6.2.4`,
    loose: { ...integer, minimum: 1 },
    tight: { ...integer, minimum: 2 },
    same: { ...integer, exclusiveMinimum: 1 },
  },
  {
    facet: 'maximum',
    words: 'the upper bound',
    section: `${validation}#section-6.2.2`,
    loose: { ...integer, maximum: 9 },
    tight: { ...integer, maximum: 8 },
    same: { ...integer, exclusiveMaximum: 9 },
  },
  {
    facet: 'multiple-of',
    words: 'the step between numbers',
    section: `${validation}#section-6.2.1`,
    loose: { ...integer, multipleOf: 2 },
    tight: { ...integer, multipleOf: 4 },
    same: { type: 'number', multipleOf: 4, allOf: [integer] },
    other: { ...integer, multipleOf: 3 },
  },
  {
    facet: 'min-length',
    words: 'the shortest text',
    section: `${validation}#section-6.3.2`,
    loose: text,
    tight: { ...text, minLength: 2 },
    same: { allOf: [text, { minLength: 2 }] },
  },
  {
    facet: 'max-length',
    words: 'the longest text',
    section: `${validation}#section-6.3.1`,
    loose: { ...text, maxLength: 9 },
    tight: { ...text, maxLength: 8 },
    same: { allOf: [{ ...text, maxLength: 8 }, { maxLength: 9 }] },
  },
  {
    facet: 'pattern',
    words: 'the pattern of a text',
    section: `${validation}#section-6.3.3`,
    loose: text,
    tight: { ...text, pattern: '^[a-z]+$' },
    same: { allOf: [text, { pattern: '^[a-z]+$' }] },
    other: { ...text, pattern: '^[0-9]+$' },
  },
  {
    facet: 'format',
    words: 'the format',
    section: `${validation}#section-7`,
    loose: text,
    tight: { ...text, format: 'date' },
    same: { allOf: [{ format: 'date' }, text] },
    other: { ...text, format: 'ipv4' },
  },
  {
    facet: 'min-items',
    words: 'the least number of items',
    section: `${validation}#section-6.4.2`,
    loose: list,
    tight: { ...list, minItems: 1 },
    same: { allOf: [list, { minItems: 1 }] },
  },
  {
    facet: 'max-items',
    words: 'the greatest number of items',
    section: `${validation}#section-6.4.1`,
    loose: { ...list, maxItems: 3 },
    tight: { ...list, maxItems: 2 },
    same: { allOf: [{ ...list, maxItems: 2 }] },
  },
  {
    facet: 'unique-items',
    words: 'that items differ',
    section: `${validation}#section-6.4.3`,
    loose: list,
    tight: { ...list, uniqueItems: true },
    same: { allOf: [{ uniqueItems: true }, list] },
  },
  {
    facet: 'min-properties',
    words: 'the least number of properties',
    section: `${validation}#section-6.5.2`,
    loose: object,
    tight: { ...object, minProperties: 1 },
    same: { allOf: [object, { minProperties: 1 }] },
  },
  {
    facet: 'max-properties',
    words: 'the greatest number of properties',
    section: `${validation}#section-6.5.1`,
    loose: { ...object, maxProperties: 3 },
    tight: { ...object, maxProperties: 2 },
    same: { allOf: [{ ...object, maxProperties: 2 }] },
  },
];

/** Bounds, steps, patterns and formats: each can tighten, relax, and some change into another. */
export const schemaLimitRules: readonly FacetRule[] = limits.flatMap(rulesOf);

function rulesOf({ facet, loose, other, same, section, tight, words }: Limit): readonly FacetRule[] {
  const silent = { old: tight, new: same };
  const tightened: FacetRule = {
    name: `${facet}-tightened`,
    kind: 'narrowed',
    title: `${words}: fewer values are accepted`,
    section,
    mirror: { rule: `${facet}-relaxed` },
    example: { old: loose, new: tight },
    silent,
  };
  const relaxed: FacetRule = {
    name: `${facet}-relaxed`,
    kind: 'widened',
    title: `${words}: more values are possible`,
    section,
    mirror: { rule: `${facet}-tightened` },
    // A tolerant client takes a longer text or a larger number; one that stores or checks it may not.
    severity: { response: breakingIfClosed },
    example: { old: tight, new: loose },
    silent,
  };
  const changed: FacetRule = {
    name: `${facet}-changed`,
    kind: 'changed',
    title: `${words}: other values than before`,
    section,
    mirror: { rule: `${facet}-changed` },
    example: { old: other, new: tight },
    silent,
  };
  return other === undefined ? [tightened, relaxed] : [tightened, relaxed, changed];
}
