import fc from 'fast-check';

const scalars = ['Int', 'String', 'Opaque'];
const objects = ['A', 'B', 'constructor'];
const interfaces = ['I', 'J'];
const inputs = ['In', 'Jn'];
const outputs = [...scalars, 'E', 'U', ...objects, ...interfaces];
const sent = [...scalars, 'E', ...inputs];
const fieldNames = ['a', 'b', 'toString', 'on'];

const wrapped = (names: readonly string[]): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom(...names), fc.constantFrom('X', 'X', 'X!', '[X]', '[X!]', '[X!]!', '[[X]!]'))
    .map(([name, wrapper]) => wrapper.replace('X', name));

const description = fc.constantFrom('', '', '', '"One." ', '"""\n  Two\n    lines\n""" ');
const deprecation = fc.constantFrom(
  '',
  '',
  '',
  ' @deprecated',
  ' @deprecated(reason: "Use b.")',
  ' @d(x: {b: 1, a: [2]})',
);

const literals: Readonly<Record<string, readonly string[]>> = {
  Int: ['1', '2'],
  String: ['"x"', '"\\u0079"'],
  Opaque: ['"2026-01-01"'],
  E: ['RED'],
};

/** Only optional inputs are deprecated, and input objects have no default, so that the schema is a valid one. */
const input = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(wrapped(sent), fc.nat(3), description)
    .map(([type, choice, text]) => `${text}${name}: ${type}${withDefault(type, choice)}`);

function withDefault(type: string, choice: number): string {
  const literal = literals[type.replaceAll(/[[\]!]/g, '')]?.[choice];
  const depth = type.split('[').length - 1;
  return literal === undefined ? '' : ` = ${'['.repeat(depth)}${literal}${']'.repeat(depth)}`;
}

const some = <Item>(
  names: readonly string[],
  make: (name: string) => fc.Arbitrary<Item>,
  minLength = 0,
): fc.Arbitrary<readonly Item[]> =>
  fc.subarray([...names], { minLength }).chain((chosen) => fc.tuple(...chosen.map(make)));

const field = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(description, some(['x', 'y'], input), wrapped(outputs), deprecation)
    .map(
      ([text, args, type, directive]) =>
        `  ${text}${name}${args.length > 0 ? `(${args.join(', ')})` : ''}: ${type}${directive}`,
    );

const fields = some(fieldNames, field, 1).map((list) => `{\n${list.join('\n')}\n}`);

/** Interfaces demand nothing but `id: Int`, so that whatever implements them does. */
const object = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(description, fc.subarray(interfaces), fields)
    .map(([text, list, body]) => `${text}type ${name}${clause(list)} ${body.replace('{', '{\n  id: Int')}`);

function clause(list: readonly string[]): string {
  return list.length === 0 ? '' : ` implements ${list.join(' & ')}`;
}

const inputType = (name: string): fc.Arbitrary<string> =>
  fc
    .tuple(fc.constantFrom('', '', ''), some(['a', 'b'], optionalInput), fc.boolean())
    .map(([text, list]) => `${text}input ${name} {\n  z: Int\n${list.join('\n')}\n}`);

/** Nullable, so that input types may name one another in a circle. */
const optionalInput = (name: string): fc.Arbitrary<string> =>
  fc.oneof(
    fc.constantFrom(...sent).map((type) => `  ${name}: ${type}`),
    fc.constantFrom('Int', 'E', 'Opaque').map((type) => `  ${name}: [${type}!]!`),
  );

const enumType = fc
  .subarray(['RED', 'GREEN', 'BLUE'], { minLength: 1 })
  .map((values) => `enum E { ${[...new Set(['RED', ...values])].join(' ')} }`);

const unionType = fc.subarray(objects, { minLength: 1 }).map((members) => `union U = ${members.join(' | ')}`);

const directive = fc
  .tuple(fc.boolean(), fc.subarray(['FIELD', 'QUERY', 'OBJECT'], { minLength: 1 }), some(['p', 'q'], input))
  .map(
    ([repeatable, locations, args]) =>
      `directive @e${args.length > 0 ? `(${args.join(', ')})` : ''}${repeatable ? ' repeatable' : ''} on ${locations.join(' | ')}`,
  );

const fixed = [
  'scalar Opaque',
  'directive @d(x: Any) on FIELD_DEFINITION',
  'scalar Any',
  'interface I { id: Int }',
  'interface J { id: Int }',
];

/** The definitions of a valid schema, one text each; names come from so small a stock that two schemas share most. */
export const arbitraryDefinitions: fc.Arbitrary<readonly string[]> = fc
  .tuple(
    fc.tuple(...['Query', ...objects].map(object)),
    fc.tuple(...inputs.map(inputType)),
    fc.tuple(enumType, unionType),
    fc.option(directive, { nil: '' }),
    fc.option(object('Mutation'), { nil: '' }),
  )
  .map(([types, sentTypes, others, ...rest]) =>
    [...fixed, ...types, ...sentTypes, ...others, ...rest].filter((text) => text !== ''),
  );

/** A valid schema as SDL. */
export const arbitrarySdl: fc.Arbitrary<string> = arbitraryDefinitions.map((list) => list.join('\n\n'));
