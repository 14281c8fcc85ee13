import type {
  ConstArgumentNode,
  ConstDirectiveNode,
  ConstValueNode,
  ObjectFieldNode,
  parse,
  parseValue,
} from 'graphql';
import { loadLazily } from '../../../util/load-lazily.ts';

type Parser = { readonly parse: typeof parse; readonly parseValue: typeof parseValue };

type Blocks = { readonly dedentBlockStringLines: (lines: readonly string[]) => readonly string[] };

let loaded: Parser | undefined;
let blocks: Blocks | undefined;

/** Loaded when the first text has to be understood: most comparisons of equal schemas never get here. */
function parser(): Parser {
  loaded ??= loadLazily<Parser>(import.meta.url, 'graphql/language/parser.js');
  return loaded;
}

/** What a description says: the value of a string token, indentation of block strings taken out. */
export function descriptionText(raw: string | undefined): string | undefined {
  if (raw === undefined) return undefined;
  if (raw.startsWith('"""')) return blockText(raw.slice(3, -3));
  if (!raw.includes('\\')) return raw.slice(1, -1);
  const value = parser().parseValue(raw, { noLocation: true });
  return value.kind === 'StringValue' ? value.value : raw;
}

function blockText(inner: string): string {
  blocks ??= loadLazily<Blocks>(import.meta.url, 'graphql/language/blockString.js');
  const lines = inner.replaceAll('\\"""', '"""').split(/\r\n|[\n\r]/);
  return blocks.dedentBlockStringLines(lines).join('\n');
}

/** A literal in its one spelling: strings as JSON, object fields sorted. Equal values have equal texts. */
export function canonicalLiteral(raw: string | undefined): string | undefined {
  return raw === undefined
    ? undefined
    : shown(parser().parseValue(raw, { noLocation: true }) as ConstValueNode);
}

type InputField = { readonly type: string; readonly default?: string | undefined };

/** The fields of an input type, by the name of that type. */
export type InputFields = (type: string) => ReadonlyMap<string, InputField> | undefined;

/**
 * What a literal is taken for (GraphQL, Input Coercion) in its one spelling: one item for a list of it, the Float `1.0` as
 * `1`, the ID `1` as `"1"`, in input objects too, with what they leave to a default of their own.
 */
export function coercedLiteral(
  raw: string | undefined,
  type: string,
  fieldsOf: InputFields,
): string | undefined {
  return raw === undefined
    ? undefined
    : coerced(parser().parseValue(raw, { noLocation: true }) as ConstValueNode, type, fieldsOf);
}

function coerced(value: ConstValueNode, type: string, fieldsOf: InputFields): string {
  const nullable = type.replace(/!$/, '');
  if (value.kind === 'NullValue') return 'null';
  if (nullable.startsWith('[')) {
    const items = value.kind === 'ListValue' ? value.values : [value];
    return `[${items.map((item) => coerced(item, nullable.slice(1, -1), fieldsOf)).join(', ')}]`;
  }
  if (value.kind === 'ObjectValue') return coercedObject(value.fields, nullable, fieldsOf);
  if (value.kind === 'IntValue' && nullable === 'ID') return JSON.stringify(value.value);
  const isNumber = value.kind === 'IntValue' || value.kind === 'FloatValue';
  return isNumber && nullable === 'Float' ? String(Number(value.value)) : shown(value);
}

function coercedObject(
  given: readonly Pick<ObjectFieldNode, 'name' | 'value'>[],
  type: string,
  fieldsOf: InputFields,
): string {
  const known = fieldsOf(type) ?? new Map<string, InputField>();
  const names = new Set(given.map(({ name }) => name.value));
  // Defaults that hold objects may hold one another: those are left out.
  const defaults = [...known].filter(
    ([name, field]) => !names.has(name) && field.default?.includes('{') === false,
  );
  const filled = defaults.map(
    ([name, field]) => `${name}: ${coercedLiteral(field.default, field.type, fieldsOf) ?? ''}`,
  );
  const written = given.map(
    ({ name, value }) =>
      `${name.value}: ${coerced(value as ConstValueNode, known.get(name.value)?.type ?? '', fieldsOf)}`,
  );
  return `{${[...written, ...filled].sort().join(', ')}}`;
}

/** A directive as it is applied, arguments by name in canonical spelling. */
export type AppliedDirective = {
  readonly name: string;
  readonly args: ReadonlyMap<string, string>;
  /** The values of string arguments. */
  readonly texts: ReadonlyMap<string, string>;
};

// The same text is asked for its meaning, for its end, and once more where that has passed.
const mostKnown = 1000;
const knownDirectives = new Map<string, readonly AppliedDirective[]>();

/** The directives in a raw text such as `@a(x: 1) @b`, in order. */
export function appliedDirectives(raw: string): readonly AppliedDirective[] {
  const known = knownDirectives.get(raw);
  if (known !== undefined) return known;
  const found = findDirectives(raw);
  if (knownDirectives.size < mostKnown) knownDirectives.set(raw, found);
  return found;
}

function findDirectives(raw: string): readonly AppliedDirective[] {
  if (raw === '') return [];
  const [definition] = parser().parse(`scalar X ${raw}`, { noLocation: true }).definitions;
  const directives = definition?.kind === 'ScalarTypeDefinition' ? (definition.directives ?? []) : [];
  return directives.map(applied);
}

function applied({ name, arguments: given = [] }: ConstDirectiveNode): AppliedDirective {
  return {
    name: name.value,
    args: new Map(given.map((one: ConstArgumentNode) => [one.name.value, shown(one.value)])),
    texts: new Map(
      given.flatMap(({ name: { value: key }, value }) =>
        value.kind === 'StringValue' ? [[key, value.value]] : [],
      ),
    ),
  };
}

function shown(value: ConstValueNode): string {
  switch (value.kind) {
    case 'ListValue':
      return `[${value.values.map(shown).join(', ')}]`;
    case 'ObjectValue':
      return `{${fields(value.fields)}}`;
    case 'StringValue':
      return JSON.stringify(value.value);
    case 'NullValue':
      return 'null';
    case 'BooleanValue':
    case 'IntValue':
    case 'FloatValue':
    case 'EnumValue':
      return String(value.value);
  }
}

function fields(given: readonly Pick<ObjectFieldNode, 'name' | 'value'>[]): string {
  return given
    .map(({ name, value }) => `${name.value}: ${shown(value as ConstValueNode)}`)
    .sort()
    .join(', ');
}
