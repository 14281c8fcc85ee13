import { pointerTokens, getAt, toPointer } from '../../util/pointer.ts';

/** A JSON Schema 2020-12 that is an object; the other kind, a boolean, says nothing about members. */
export type SchemaObject = { readonly [keyword: string]: unknown };

/** What is below a schema: a value of its own (`position`), or a further word on the same value (`branch`). */
type SubschemaRole = 'position' | 'branch';

/** What a keyword holds, and the role of it. */
type Holding = { readonly holds: 'one' | 'several'; readonly role: SubschemaRole };

const holdings: readonly (readonly [Holding, readonly string[]])[] = [
  [
    { holds: 'one', role: 'position' },
    [
      'items',
      'additionalProperties',
      'unevaluatedProperties',
      'unevaluatedItems',
      'contains',
      'propertyNames',
    ],
  ],
  [{ holds: 'one', role: 'branch' }, ['not', 'if', 'then', 'else']],
  [{ holds: 'several', role: 'branch' }, ['allOf', 'anyOf', 'oneOf', 'dependentSchemas', '$defs']],
  [{ holds: 'several', role: 'position' }, ['prefixItems', 'properties', 'patternProperties']],
];
const keywords = new Map(
  holdings.flatMap(([holding, names]) => names.map((name) => [name, holding] as const)),
);

/** One schema directly below another: where it is and which role it has. */
export type Subschema = {
  readonly keyword: string;
  readonly path: readonly (string | number)[];
  readonly role: SubschemaRole;
};

/** All schemas directly below a schema. Does not follow `$ref`. */
export function subschemas(schema: SchemaObject): readonly Subschema[] {
  return Object.entries(schema).flatMap(([keyword, value]): readonly Subschema[] => {
    const known = keywords.get(keyword);
    if (known === undefined) return [];
    if (known.holds === 'one') return [{ keyword, path: [keyword], role: known.role }];
    const names = typeof value === 'object' && value !== null ? Object.keys(value) : [];
    return names.map((name) => ({ keyword, path: [keyword, name], role: known.role }));
  });
}

/** What is at a path that `subschemas` gave. */
export function below(schema: SchemaObject, path: Subschema['path']): unknown {
  return path.reduce<unknown>((at, token) => (at as Readonly<Record<string, unknown>>)[token], schema);
}

export function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The pointer of a `$ref` within the same document (`#/components/schemas/Error`), or undefined for any other. */
export function localPointer(reference: unknown): string | undefined {
  if (typeof reference !== 'string' || !reference.startsWith('#')) return undefined;
  return decodeURIComponent(reference.slice(1));
}

/** A `$ref` to a place of a document that is registered under `id`. */
export function referenceTo(id: string, pointer: string): string {
  const fragment = toPointer(pointerTokens(pointer));
  return `${id}#${fragment.split('/').map(encodeURIComponent).join('/')}`;
}

/** What a `$ref` object stands for, following chains; the pointer says where it was found. Gives up after 32 steps. */
export function dereference(
  document: unknown,
  pointer: string,
): { readonly pointer: string; readonly value: unknown } {
  let at = pointer;
  for (let step = 0; step < 32; step += 1) {
    const value = getAt(document, at);
    const target = isObject(value) ? localPointer(value['$ref']) : undefined;
    if (target === undefined) return { pointer: at, value };
    at = target;
  }
  return { pointer: at, value: undefined };
}

/** Every object and array of a document with its pointer. */
export function indexPointers(document: object): ReadonlyMap<object, string> {
  const pointers = new Map<object, string>();
  const visit = (value: unknown, pointer: string): void => {
    if (typeof value !== 'object' || value === null || pointers.has(value)) return;
    pointers.set(value, pointer);
    for (const [name, member] of Object.entries(value)) visit(member, pointer + toPointer([name]));
  };
  visit(document, '');
  return pointers;
}
