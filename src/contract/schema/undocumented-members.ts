import { getAt, toPointer } from '../../util/pointer.ts';
import { isObject, localPointer } from './json-schema.ts';
import type { SchemaObject } from './json-schema.ts';
import { lenientRegExp } from './lenient-pattern.ts';

/** Whether a value is valid by the schema at a pointer of the document. */
export type IsValid = (pointer: string, value: unknown) => boolean;

/** A member that no applicable schema documents: where it is, and the pointer of the schema that should name it. */
export type UndocumentedMember = { readonly at: string; readonly schemaAt: string };

type Place = { readonly at: string; readonly value: unknown };

/**
 * Finds the members of a value that the schema at `pointer` does not document. A member counts as documented when any
 * schema that applies to its object names it; of `anyOf`, `oneOf` and `if` only the branches apply that the value
 * fulfils. Objects for which no schema names members are free-form. Where no branch fits, nothing can be said and
 * nothing is reported: that is an error of its own, which this function never reports.
 */
export function findUndocumentedMembers(
  document: unknown,
  pointer: string,
  value: unknown,
  isValid: IsValid,
): readonly UndocumentedMember[] {
  return new Search(document, isValid).below([pointer], { at: '', value });
}

class Search {
  readonly #document: unknown;
  readonly #isValid: IsValid;

  constructor(document: unknown, isValid: IsValid) {
    this.#document = document;
    this.#isValid = isValid;
  }

  below(pointers: readonly string[], place: Place): readonly UndocumentedMember[] {
    if (typeof place.value !== 'object' || place.value === null) return [];
    const applicable = new Map<string, SchemaObject>();
    if (!pointers.every((pointer) => this.#expand(pointer, place.value, applicable))) return [];
    return Array.isArray(place.value) ? this.#items(applicable, place) : this.#members(applicable, place);
  }

  #members(applicable: ReadonlyMap<string, SchemaObject>, place: Place): readonly UndocumentedMember[] {
    const named = [...applicable].filter(
      ([, schema]) => 'properties' in schema || 'patternProperties' in schema,
    );
    return Object.entries(place.value as object).flatMap(([name, value]) => {
      const at = place.at + toPointer([name]);
      const known = [...applicable].flatMap(([pointer, schema]) => memberSchemas(pointer, schema, name));
      if (known.length > 0) return this.below(known, { at, value });
      const owner = named[0]?.[0];
      return owner === undefined ? [] : [{ at, schemaAt: owner }];
    });
  }

  #items(applicable: ReadonlyMap<string, SchemaObject>, place: Place): readonly UndocumentedMember[] {
    return (place.value as readonly unknown[]).flatMap((value, index) => {
      const schemas = [...applicable].flatMap(([pointer, schema]) => itemSchemas(pointer, schema, index));
      return this.below(schemas, { at: `${place.at}/${index}`, value });
    });
  }

  /** Adds every schema that applies to the value; false where no branch of a choice does. */
  #expand(pointer: string, value: unknown, into: Map<string, SchemaObject>): boolean {
    const schema = getAt(this.#document, pointer);
    if (!isObject(schema) || into.has(pointer)) return true;
    into.set(pointer, schema);
    const target = localPointer(schema['$ref']);
    const certain = [...(target === undefined ? [] : [target]), ...listAt(pointer, schema, 'allOf')];
    return (
      [...certain, ...this.#conditional(pointer, schema, value)].every((next) =>
        this.#expand(next, value, into),
      ) && ['anyOf', 'oneOf'].every((keyword) => this.#choose(listAt(pointer, schema, keyword), value, into))
    );
  }

  #choose(branches: readonly string[], value: unknown, into: Map<string, SchemaObject>): boolean {
    const fitting = branches.filter((branch) => this.#isValid(branch, value));
    return (
      branches.length === 0 ||
      (fitting.length > 0 && fitting.every((branch) => this.#expand(branch, value, into)))
    );
  }

  #conditional(pointer: string, schema: SchemaObject, value: unknown): readonly string[] {
    const dependent = Object.keys(isObject(schema['dependentSchemas']) ? schema['dependentSchemas'] : {})
      .filter((name) => isObject(value) && Object.hasOwn(value, name))
      .map((name) => pointer + toPointer(['dependentSchemas', name]));
    if (!('if' in schema)) return dependent;
    const holds = this.#isValid(`${pointer}/if`, value);
    return [...dependent, ...(holds ? [`${pointer}/if`, `${pointer}/then`] : [`${pointer}/else`])];
  }
}

function listAt(pointer: string, schema: SchemaObject, keyword: string): readonly string[] {
  const list = schema[keyword];
  return Array.isArray(list) ? list.map((_, index) => `${pointer}/${keyword}/${index}`) : [];
}

/** Pointers of the schemas that one schema gives a member; empty: it does not document it. */
function memberSchemas(pointer: string, schema: SchemaObject, name: string): readonly string[] {
  const { properties, patternProperties } = schema;
  const patterns = Object.keys(isObject(patternProperties) ? patternProperties : {});
  const own =
    isObject(properties) && Object.hasOwn(properties, name) ? [toPointer(['properties', name])] : [];
  const matching = patterns.filter((pattern) => lenientRegExp(pattern).test(name));
  const explicit = [...own, ...matching.map((pattern) => toPointer(['patternProperties', pattern]))];
  const rest = ['additionalProperties', 'unevaluatedProperties']
    .filter((keyword) => keyword in schema)
    .map((k) => `/${k}`);
  return (explicit.length > 0 ? explicit : rest).map((tail) => pointer + tail);
}

function itemSchemas(pointer: string, schema: SchemaObject, index: number): readonly string[] {
  const prefix = Array.isArray(schema['prefixItems']) ? schema['prefixItems'].length : 0;
  if (index < prefix) return [`${pointer}/prefixItems/${index}`];
  return 'items' in schema ? [`${pointer}/items`] : [];
}
