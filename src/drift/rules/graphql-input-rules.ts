import type { Rule } from './rule.ts';
import { breaking, dangerous, dangerousIfStrict, safe } from './severities.ts';
import { graphqlSection } from './specifications.ts';

const common = { protocol: 'graphql', direction: 'request' } as const;

/** Something that takes values. `sdl` writes a schema in which it takes a given list of them besides one of its own. */
type Taker = {
  readonly noun: 'argument' | 'input-field' | 'directive-argument';
  readonly words: string;
  readonly section: string;
  readonly required: string;
  readonly sdl: (inputs: string) => string;
};

const takers: readonly Taker[] = [
  {
    noun: 'argument',
    words: 'an argument of a field',
    section: 'Field-Arguments',
    required: 'Required-Arguments',
    sdl: (inputs) => `type Query { a(z: Int ${inputs}): Int }`,
  },
  {
    noun: 'input-field',
    words: 'a field of an input type',
    section: 'Input-Objects',
    required: 'Input-Object-Required-Fields',
    sdl: (inputs) => `type Query { a(i: In): Int } input In { z: Int ${inputs} }`,
  },
  {
    noun: 'directive-argument',
    words: 'an argument of a directive',
    section: 'Type-System.Directives',
    required: 'Required-Arguments',
    sdl: (inputs) => `directive @d(z: Int ${inputs}) on FIELD type Query { a: Int }`,
  },
];

/** Rules about what is sent: one list for everything that takes values. */
export const graphqlInputRules: readonly Rule[] = takers.flatMap((taker) => [
  ...presenceRules(taker),
  ...typeRules(taker),
  ...defaultRules(taker),
]);

function presenceRules({ noun, words, section, required, sdl }: Taker): readonly Rule[] {
  return [
    {
      ...common,
      id: `graphql-${noun}-added`,
      kind: 'added',
      severity: dangerousIfStrict,
      title: `There is ${words} more, which need not be given`,
      why: 'Documents stay valid; what happens when it is left out is the provider’s choice.',
      source: graphqlSection(section),
      mirror: { rule: `graphql-${noun}-removed` },
      example: { old: sdl(''), new: sdl('b: Int') },
      silent: { old: sdl(''), new: sdl('b: Int!') },
    },
    {
      ...common,
      id: `graphql-required-${noun}-added`,
      kind: 'added',
      severity: breaking,
      title: `There is ${words} more, which must be given`,
      why: 'Documents without it are refused.',
      source: graphqlSection(required),
      mirror: { rule: `graphql-${noun}-removed` },
      example: { old: sdl(''), new: sdl('b: Int!') },
      silent: { old: sdl(''), new: sdl('b: Int! = 1') },
    },
    {
      ...common,
      id: `graphql-${noun}-removed`,
      kind: 'removed',
      severity: breaking,
      title: `There no longer is ${words}`,
      why: 'Documents that give it are refused.',
      source: graphqlSection('Argument-Names'),
      mirror: { rule: `graphql-${noun}-added` },
      example: { old: sdl('b: Int'), new: sdl('') },
      silent: { old: sdl('b: Int, c: Int'), new: sdl('c: Int, b: Int') },
    },
    {
      ...common,
      id: `graphql-deprecated-${noun}-removed`,
      kind: 'removed',
      severity: breaking,
      title: `There no longer is ${words} that was deprecated`,
      why: 'It was announced, and documents that still give it are refused.',
      source: graphqlSection('-deprecated'),
      mirror: { rule: `graphql-${noun}-added` },
      example: { old: sdl('b: Int @deprecated'), new: sdl('') },
      silent: { old: sdl('b: Int'), new: sdl('') },
    },
  ];
}

function typeRules({ noun, words, sdl }: Taker): readonly Rule[] {
  const source = graphqlSection('All-Variable-Usages-Are-Allowed');
  return [
    {
      ...common,
      id: `graphql-${noun}-type-widened`,
      kind: 'widened',
      severity: safe,
      title: `More can be given for ${words}`,
      why: 'Whatever was given before still can be.',
      source,
      mirror: { rule: `graphql-${noun}-type-narrowed` },
      example: { old: sdl('b: [Int!]!'), new: sdl('b: [Int]') },
      silent: { old: sdl('b: [Int!]'), new: sdl('b: [Int!]!') },
    },
    {
      ...common,
      id: `graphql-${noun}-type-narrowed`,
      kind: 'narrowed',
      severity: breaking,
      title: `Null, or nothing, can no longer be given for ${words}`,
      why: 'Documents that leave it out, give null or give a variable that may be null are refused.',
      source: graphqlSection('Required-Arguments'),
      mirror: { rule: `graphql-${noun}-type-widened` },
      example: { old: sdl('b: Int'), new: sdl('b: Int!') },
      silent: { old: sdl('b: Int!'), new: sdl('b: Int') },
    },
    {
      ...common,
      id: `graphql-${noun}-type-changed`,
      kind: 'changed',
      severity: breaking,
      title: `Something else must be given for ${words}`,
      why: 'Literals and variables of the old type are refused, also where a list took the place of its item.',
      source,
      mirror: { none: 'A change to an unrelated type reads the same from both sides.' },
      example: { old: sdl('b: Int'), new: sdl('b: Boolean') },
      silent: { old: sdl('b: Int!'), new: sdl('b: Int') },
    },
  ];
}

function defaultRules({ noun, words, section, required, sdl }: Taker): readonly Rule[] {
  const source = graphqlSection(section);
  return [
    {
      ...common,
      id: `graphql-${noun}-default-added`,
      kind: 'added',
      severity: dangerousIfStrict,
      title: `There is a default now for ${words}`,
      why: 'Documents that leave it out stay valid and now say something.',
      source,
      mirror: { rule: `graphql-${noun}-default-removed` },
      example: { old: sdl('b: Int'), new: sdl('b: Int = 1') },
      silent: { old: sdl('b: Int = 1'), new: sdl('b: Int = 2') },
    },
    {
      ...common,
      id: `graphql-${noun}-default-removed`,
      kind: 'removed',
      severity: dangerous,
      title: `There no longer is a default for ${words}`,
      why: 'Documents that leave it out stay valid and mean something else.',
      source,
      mirror: { rule: `graphql-${noun}-default-added` },
      example: { old: sdl('b: Int = 1'), new: sdl('b: Int') },
      silent: { old: sdl('b: Int! = 1'), new: sdl('b: Int!') },
    },
    {
      ...common,
      id: `graphql-${noun}-default-changed`,
      kind: 'changed',
      severity: dangerous,
      title: `There is another default for ${words}`,
      why: 'Documents that leave it out stay valid and mean something else.',
      source,
      mirror: { none: 'A change of the default reads the same from both sides.' },
      example: { old: sdl('b: Int = 1'), new: sdl('b: Int = 2') },
      silent: { old: sdl('b: [String] = ["é"]'), new: sdl('b: [String] = [\n"\\u00e9"\n]') },
    },
    {
      ...common,
      id: `graphql-${noun}-became-required`,
      kind: 'narrowed',
      severity: breaking,
      title: `There no longer is a default for ${words} that cannot be null`,
      why: 'Documents that leave it out are refused.',
      source: graphqlSection(required),
      mirror: { rule: `graphql-${noun}-default-added` },
      example: { old: sdl('b: Int! = 1'), new: sdl('b: Int!') },
      silent: { old: sdl('b: Int = 1'), new: sdl('b: Int') },
    },
  ];
}
