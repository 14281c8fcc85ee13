import type { IntrospectionQuery } from 'graphql';
import { toPointer } from '../../util/pointer.ts';
import { graphqlParser } from './parsers.ts';

type Fields = Readonly<Record<string, unknown>>;

/** The members of a JSON object; none of anything else. */
export function fieldsOf(value: unknown): Fields {
  return typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Fields) : {};
}

/** The path to `__schema` in a GraphQL answer or a saved introspection result; undefined where there is none. */
export function introspectionPath(root: unknown): readonly string[] | undefined {
  const paths = [['__schema'], ['data', '__schema']];
  return paths.find(
    (path) => fieldsOf(path.length === 1 ? root : fieldsOf(root)['data'])['__schema'] != null,
  );
}

/** The introspected schema as SDL. Throws what graphql-js says of an introspection result that is not whole. */
export function printIntrospection(schema: unknown): string {
  const { buildClientSchema, printSchema } = graphqlParser();
  const whole = withReasons(fieldsOf(schema)) as unknown as IntrospectionQuery['__schema'];
  const sdl = printSchema(buildClientSchema({ __schema: whole }));
  // graphql-js takes the lack of them for there being none.
  if (!Array.isArray(fieldsOf(schema)['directives'])) throw new Error('it has no list of directives');
  if (sdl === '') throw new Error('it holds no types');
  return sdl;
}

const lists = ['types', 'directives', 'fields', 'args', 'inputFields', 'enumValues'];

// graphql-js knows what is deprecated by its reason alone, which a server need not give.
function withReasons(element: Fields): Fields {
  const parts = lists.flatMap((name) => {
    const items = element[name];
    return Array.isArray(items) ? [[name, items.map((one) => withReasons(fieldsOf(one)))] as const] : [];
  });
  const lacksReason = element['isDeprecated'] === true && typeof element['deprecationReason'] !== 'string';
  const reason = lacksReason ? { deprecationReason: 'No longer supported' } : {};
  return { ...element, ...Object.fromEntries(parts), ...reason };
}

/**
 * The JSON Pointer to what a schema coordinate names (`Query.user(id:)`, `@cost(weight:)`), within the `__schema`
 * object; as far as it leads.
 */
export function coordinatePointer(schema: unknown, coordinate: string): string {
  const parts = /^(@?)(\w+)(?:\.(\w+))?(?:\((\w+):?\))?/.exec(coordinate);
  const [, at, name, member, argument] = parts ?? [];
  const steps: readonly (readonly [readonly string[], string | undefined])[] = [
    [at === '@' ? ['directives'] : ['types'], name],
    [['fields', 'inputFields', 'enumValues'], member],
    [['args'], argument],
  ];
  const path: (string | number)[] = [];
  let value = schema;
  for (const [lists, wanted] of steps) {
    if (wanted === undefined) continue;
    const found = findNamed(value, lists, wanted);
    if (found === undefined) break;
    path.push(found.list, found.index);
    value = found.value;
  }
  return toPointer(path);
}

function findNamed(
  value: unknown,
  lists: readonly string[],
  name: string,
): { readonly list: string; readonly index: number; readonly value: unknown } | undefined {
  for (const list of lists) {
    const items = fieldsOf(value)[list];
    if (!Array.isArray(items)) continue;
    const index = items.findIndex((item) => fieldsOf(item)['name'] === name);
    if (index >= 0) return { list, index, value: items[index] as unknown };
  }
  return undefined;
}
