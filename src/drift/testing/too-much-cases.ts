import type { ComparisonLimits } from '../comparison-limits.ts';
import { graphqlSource } from '../graphql/testing/graphql-source.ts';
import type { SchemaDocument } from '../schema-document.ts';
import { openApiSource } from './openapi-source.ts';
import { schemaSource } from './schema-source.ts';

/** Two documents of which a comparison with these limits leaves something out. */
export type TooMuch = {
  readonly name: string;
  /** One side; the detail is 10 on the old one, 20 on the new one. */
  readonly side: (detail: number) => SchemaDocument;
  readonly limits: Partial<ComparisonLimits>;
  /** How many differences are told all the same. */
  readonly told: number;
  readonly left: RegExp;
};

export const from = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => index);
export const named = <Value>(
  count: number,
  value: (index: number) => Value,
  name = 'p',
): Record<string, Value> => Object.fromEntries(from(count).map((index) => [`${name}${index}`, value(index)]));

export const text = (detail: number) => ({ type: 'string', maxLength: detail });
export const object = (properties: object, more: object = {}) => ({ type: 'object', properties, ...more });
const ref = (name: string) => ({ $ref: `#/components/schemas/${name}` });
const answer = (schema: object) => ({
  get: { responses: { 200: { description: 'a', content: { 'application/json': { schema } } } } },
});
const openapi = (paths: object, schemas: object = {}) =>
  openApiSource({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths, components: { schemas } });

const chain = (detail: number) => ({
  ...named(9, (index) => object({ next: ref(`L${index + 1}`), a: text(detail + index) }), 'L'),
  L9: text(detail),
});

export const answers = (detail: number) => (detail === 10 ? 'Int' : 'String');
export const takes = (detail: number) => (detail === 10 ? 'Int' : 'Boolean');
export const sdl = (parts: readonly string[]) => graphqlSource(parts.join(' '));

/** For each bound, and each place where it is counted, a pair that goes over it. */
export const tooMuchCases: readonly TooMuch[] = [
  {
    name: 'all members of one object',
    side: (detail) => schemaSource(object(named(20, () => text(detail)))),
    limits: { pairs: 5 },
    told: 4,
    left: /^from here on 16 pairs of schemas .* at most 5 are \(limit pairs\)$/,
  },
  {
    name: 'more members than are looked into',
    side: (detail) => schemaSource(object(named(20, () => text(detail)))),
    limits: { members: 25 },
    told: 0,
    left: /^from here on 20 members .*\(limit members\)$/,
  },
  {
    name: 'more required members than are looked into',
    side: (detail) => schemaSource({ type: 'object', required: from(20).map((at) => `r${at}_${detail}`) }),
    limits: { members: 25 },
    told: 0,
    left: /^from here on 20 members .*\(limit members\)$/,
  },
  {
    name: 'operations, each changed',
    side: (detail) => openapi(named(20, (index) => answer(text(detail + index)), '/a')),
    limits: { changes: 5 },
    told: 5,
    left: /^from here on 15 differences were left out: at most 5 are \(limit changes\)$/,
  },
  {
    name: 'operations, each removed',
    side: (detail) => openapi(named(20, () => answer({}), `/${detail}`)),
    limits: { changes: 5 },
    told: 5,
    left: /^from here on 35 differences were left out/,
  },
  {
    name: 'operations of one schema that changed in many places',
    side: (detail) =>
      openapi(
        named(20, () => answer(ref('A')), '/a'),
        { A: object(named(20, () => text(detail))) },
      ),
    limits: { listed: 100 },
    told: 2,
    left: /^from here on differences that reach 738 places .*\(limit listed\)$/,
  },
  {
    name: 'operations and schemas in one chain: each reaches all that follow',
    side: (detail) =>
      openapi(
        named(320, (index) => answer(ref(`L${index % 10}`)), '/a'),
        chain(detail),
      ),
    limits: { steps: 60 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'a chain of references',
    side: (detail) => openapi({ '/a': answer(ref('L0')) }, chain(detail)),
    limits: { listed: 20 },
    told: 4,
    left: /\(limit listed\)$/,
  },
  {
    name: 'proofs',
    side: (detail) => openapi(named(20, (index) => answer(text(detail + index)), '/a')),
    limits: { proofs: 5 },
    told: 20,
    left: /^from here on 15 differences were not put to proof: at most 5 are \(limit proofs\)$/,
  },
  {
    name: 'what all proofs of values take together',
    side: (detail) => openapi(named(20, (index) => answer(text(detail + index)), '/a')),
    limits: { proofSteps: 100 },
    told: 20,
    left: /^from here on \d+ proofs were broken off: at most 100 are \(limit proofSteps\)$/,
  },
  {
    name: 'texts that patterns tell apart',
    side: (detail) => schemaSource(object(named(20, () => ({ type: 'string', pattern: `^a{${detail}}$` })))),
    limits: { textSteps: 30 },
    told: 20,
    left: /^from here on \d+ times texts .* were not looked for: at most 30 are \(limit textSteps\)$/,
  },
  {
    name: 'servers of all operations',
    side: (detail) => {
      const { root, ...rest } = openapi(named(20, () => answer({}), '/a'));
      return { ...rest, root: { ...root, servers: [{ url: `https://${detail}.example` }] } };
    },
    limits: { listed: 30 },
    told: 1,
    left: /^from here on differences that reach 20 places .*\(limit listed\)$/,
  },
  {
    name: 'patterns against names',
    side: (detail) =>
      schemaSource(
        object(
          named(20, () => text(detail)),
          { patternProperties: named(20, () => text(detail), '^x') },
        ),
      ),
    limits: { steps: 500 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'allOf of many objects',
    side: (detail) => schemaSource({ allOf: from(30).map((at) => object({ [`k${at}`]: text(detail) })) }),
    limits: { steps: 300 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'conditions against conditions',
    side: (detail) =>
      schemaSource({
        type: 'object',
        allOf: from(30).map((at) => ({ not: { minProperties: at * detail + 1 } })),
      }),
    limits: { steps: 2000 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'what is held against each other',
    side: (detail) => schemaSource(object(named(20, () => text(detail)))),
    limits: { steps: 60 },
    told: 9,
    left: /\(limit steps\)$/,
  },
  {
    name: 'operations that lead to an announced end',
    side: (detail) =>
      openapi(
        { ...named(320, (index) => answer(ref(`L${index % 10}`)), '/a'), [`/${detail}`]: {} },
        { ...chain(0), L9: { 'x-sunset': '2020-01-01' } },
      ),
    limits: { steps: 60 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'alternatives against alternatives',
    side: (detail) => schemaSource({ anyOf: from(80).map((at) => object({ [`k${at}_${detail}`]: {} })) }),
    limits: { steps: 2000 },
    told: 0,
    left: /\(limit steps\)$/,
  },
  {
    name: 'GraphQL: fields of one type',
    side: (detail) => sdl(['type Query {', ...from(20).map((at) => `a${at}: ${answers(detail)}`), '}']),
    limits: { changes: 5 },
    told: 5,
    left: /^from here on 15 differences were left out/,
  },
  {
    name: 'GraphQL: values of an enum',
    side: (detail) =>
      sdl(['type Query { a(b: E): E } enum E {', ...from(20).map((at) => `V${at}_${detail}`), '}']),
    limits: { changes: 5 },
    told: 5,
    left: /^from here on 35 differences were left out/,
  },
  {
    name: 'GraphQL: arguments of one field',
    side: (detail) =>
      sdl(['type Query { a(', ...from(20).map((at) => `b${at}: ${takes(detail)}`), '): Int }']),
    limits: { changes: 5 },
    told: 5,
    left: /differences were left out/,
  },
  {
    name: 'GraphQL: types and directives',
    side: (detail) =>
      sdl([
        'type Query { a: Int }',
        ...from(20).map((at) => `scalar T${at}_${detail} directive @d${at}_${detail} on FIELD`),
      ]),
    limits: { changes: 5 },
    told: 5,
    left: /^from here on 75 differences were left out/,
  },
  {
    name: 'GraphQL: proofs of a chain of types',
    side: (detail) =>
      sdl([
        'type Query { a: T0 }',
        ...from(20).map((at) => `type T${at} { a: T${at + 1} b: ${answers(detail)} }`),
        'type T20 { b: Int }',
      ]),
    limits: { proofSteps: 500 },
    told: 20,
    left: /proofs were broken off/,
  },
  {
    name: 'GraphQL: proofs of the arguments of one field',
    side: (detail) =>
      sdl(['type Query { a(', ...from(100).map((at) => `b${at}: ${takes(detail)}`), '): Int }']),
    limits: { proofSteps: 30_000 },
    told: 100,
    left: /proofs were broken off/,
  },
];
