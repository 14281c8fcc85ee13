import type { Rule } from './rule.ts';
import { breaking, breakingIfClosed, dangerous, safe } from './severities.ts';
import { core, validation } from './specifications.ts';

const http = 'https://www.rfc-editor.org/rfc/rfc9110';

type Draft = Pick<Rule, 'kind' | 'severity' | 'title' | 'why' | 'source'> & {
  readonly name: string;
  readonly example: readonly [schema: unknown, answers: readonly unknown[]];
  readonly silent: readonly [schema: unknown, answers: readonly unknown[]];
};

const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const text = { type: 'string' };
const times = <Item>(count: number, item: Item): Item[] => Array.from({ length: count }, () => item);

const drafts: readonly Draft[] = [
  {
    name: 'required-missing',
    kind: 'widened',
    severity: breaking,
    title: 'a member that the contract requires was not there',
    why: 'A client that reads it finds nothing.',
    source: `${validation}#section-6.5.3`,
    example: [object({ a: text }, { required: ['a'] }), [{ a: 'x' }, {}]],
    silent: [object({ a: text }), [{ a: 'x' }, {}]],
  },
  {
    name: 'null',
    kind: 'widened',
    severity: breaking,
    title: 'null where the contract has none',
    why: 'A client that takes the value for one of its type fails.',
    source: `${validation}#section-6.1.1`,
    example: [object({ a: text }), [{ a: null }]],
    silent: [object({ a: { type: ['string', 'null'] } }), [{ a: null }]],
  },
  {
    name: 'type',
    kind: 'changed',
    severity: breaking,
    title: 'a value of another JSON type',
    why: 'A client that reads the documented type fails.',
    source: `${validation}#section-6.1.1`,
    example: [object({ a: text }), [{ a: 1 }]],
    silent: [object({ a: { type: 'number' } }), [{ a: 1 }]],
  },
  {
    name: 'enum-value',
    kind: 'widened',
    severity: breakingIfClosed,
    title: 'a value that the list of the contract does not have',
    why: 'A client that handles every listed value has no branch for it.',
    source: `${validation}#section-6.1.2`,
    example: [object({ a: { enum: ['x'] } }), [{ a: 'y' }]],
    silent: [object({ a: { enum: ['x', 'y'] } }), [{ a: 'x' }]],
  },
  {
    name: 'format',
    kind: 'widened',
    severity: breaking,
    title: 'text that is not of the documented format',
    why: 'A client that parses it by its format fails.',
    source: `${validation}#section-7.3`,
    example: [object({ a: { type: 'string', format: 'date' } }), [{ a: 'tomorrow' }]],
    silent: [object({ a: { type: 'string', format: 'date' } }), [{ a: '2026-01-31' }]],
  },
  {
    name: 'refused-value',
    kind: 'changed',
    severity: breaking,
    title: 'an answer that the contract refuses for another reason',
    why: 'A limit, a pattern, a condition, a header or the media type is not as documented.',
    source: `${validation}#section-6`,
    example: [object({ a: { type: 'string', maxLength: 1 } }), [{ a: 'xy' }]],
    silent: [object({ a: { type: 'string', maxLength: 2 } }), [{ a: 'xy' }]],
  },
  {
    name: 'field-undocumented',
    kind: 'added',
    severity: safe,
    title: 'a member that the contract does not name',
    why: 'A client that ignores what it does not know is not hurt; the contract may be old, or the environment ahead.',
    source: `${core}#section-10.3.2.1`,
    example: [object({ a: text }), [{ a: 'x', b: 1 }]],
    silent: [object({ a: text }, { additionalProperties: text }), [{ a: 'x', b: 'y' }]],
  },
  {
    name: 'never-null',
    kind: 'narrowed',
    severity: safe,
    title: 'nullable in the contract, and never null in at least five answers',
    why: 'It may be null all the same: what is not seen is not ruled out. A client that never met null may not be ready for it.',
    source: `${validation}#section-6.1.1`,
    example: [object({ a: { type: ['string', 'null'] } }), times(5, { a: 'x' })],
    silent: [object({ a: { type: ['string', 'null'] } }), [...times(5, { a: 'x' }), { a: null }]],
  },
  {
    name: 'never-present',
    kind: 'narrowed',
    severity: safe,
    title: 'optional in the contract, and missing from every one of at least five answers',
    why: 'The environment may not send it any more, or only where no scenario looks.',
    source: `${validation}#section-6.5.3`,
    example: [object({ a: text, b: text }), times(5, { a: 'x' })],
    silent: [object({ a: text, b: text }), [...times(5, { a: 'x' }), { a: 'x', b: 'y' }]],
  },
];

const noMirror =
  'Traffic shows what there is, never that something cannot be: its absence is no observation.';

function ruleOf({ example, name, silent, ...rest }: Draft): Rule {
  const texts = ([schema, answers]: Draft['example']) => ({
    old: JSON.stringify(schema),
    new: JSON.stringify(answers),
  });
  return {
    ...rest,
    id: `observed-${name}`,
    protocol: 'observed',
    direction: 'response',
    mirror: { none: noMirror },
    example: texts(example),
    silent: texts(silent),
  };
}

const ofStatuses: Pick<Rule, 'protocol' | 'direction' | 'kind' | 'source' | 'mirror'> = {
  protocol: 'observed',
  direction: 'response',
  kind: 'widened',
  source: `${http}#section-15`,
  mirror: { none: noMirror },
};

const betweenEnvironments: Pick<Rule, 'protocol' | 'direction' | 'kind' | 'source' | 'mirror'> = {
  ...ofStatuses,
  kind: 'changed',
  source: `${validation}#section-6`,
  mirror: { none: 'It reads the same from both sides.' },
};

/** What can be seen in the traffic of a run; both texts of an example are answers where two environments are compared. */
export const observedRules: readonly Rule[] = [
  ...drafts.map(ruleOf),
  {
    ...ofStatuses,
    id: 'observed-status',
    severity: dangerous,
    title: 'an error or redirect under a status that the contract does not document',
    why: 'A client that tells all statuses apart meets one that it does not know.',
    example: { old: '200', new: '418' },
    silent: { old: '200', new: '200' },
  },
  {
    ...ofStatuses,
    id: 'observed-success-status',
    severity: breakingIfClosed,
    title: 'a success under a status that the contract does not document',
    why: 'A client may not take it for a success.',
    example: { old: '200', new: '202' },
    silent: { old: '200', new: '200' },
  },
  {
    ...betweenEnvironments,
    id: 'observed-types-differ',
    severity: dangerous,
    title: 'two environments answer with values of different JSON types',
    why: 'A client that was tried in one of them may fail in the other.',
    example: { old: '[{"a":1}]', new: '[{"a":"1"}]' },
    silent: { old: '[{"a":1}]', new: '[{"a":2}]' },
  },
  {
    ...betweenEnvironments,
    id: 'observed-in-one-only',
    severity: safe,
    title:
      'a member that was in at least five answers of one environment, and in none of at least five of the other',
    why: 'It may depend on the data; a client should not rely on it.',
    example: { old: JSON.stringify(times(5, { a: 1 })), new: JSON.stringify(times(5, { b: 1 })) },
    silent: { old: JSON.stringify(times(5, { a: 1 })), new: JSON.stringify(times(5, { a: 2 })) },
  },
  {
    ...betweenEnvironments,
    id: 'observed-null-in-one-only',
    severity: safe,
    title: 'null in one environment, and never in at least five values of the other',
    why: 'It may depend on the data; a client should be ready for null.',
    example: { old: JSON.stringify(times(5, { a: 1 })), new: JSON.stringify([{ a: null }, { a: 1 }]) },
    silent: { old: JSON.stringify(times(5, { a: 1 })), new: JSON.stringify(times(5, { a: 2 })) },
  },
  {
    ...betweenEnvironments,
    id: 'observed-success-in-one-only',
    severity: dangerous,
    title: 'an operation that succeeded in one environment and never in the other',
    why: 'The other may not have it, or may refuse what the first accepts.',
    example: { old: '200', new: '404' },
    silent: { old: '200', new: '200' },
  },
];
