import type { OpenApiDocument } from '../../../contract/contract.ts';
import { dereference, isObject, localPointer } from '../../../contract/schema/json-schema.ts';
import type { SchemaObject } from '../../../contract/schema/json-schema.ts';
import { sameValue } from '../../json-schema/same-value.ts';

const inPlace = ['allOf', 'anyOf', 'oneOf'] as const;
const conditional = ['if', 'then', 'else'] as const;

/** A place in a value, with every schema of an OpenAPI document that may apply to it. */
export class SchemaCursor {
  readonly #document: OpenApiDocument;
  readonly #schemas: ReadonlySet<SchemaObject>;

  constructor(document: OpenApiDocument, schemas: readonly unknown[]) {
    this.#document = document;
    this.#schemas = this.#expand(schemas);
  }

  /** Whether a schema gives a member of this name. */
  declares(name: string): boolean {
    return this.#all('properties').some(
      (properties) => isObject(properties) && Object.hasOwn(properties, name),
    );
  }

  member(name: string): SchemaCursor {
    const own = this.#all('properties').flatMap((properties) =>
      isObject(properties) && Object.hasOwn(properties, name) ? [properties[name]] : [],
    );
    return new SchemaCursor(this.#document, own.length > 0 ? own : this.#all('additionalProperties'));
  }

  items(): SchemaCursor {
    const tuples = this.#all('prefixItems').flatMap((list) =>
      Array.isArray(list) ? (list as readonly unknown[]) : [],
    );
    return new SchemaCursor(this.#document, [...this.#all('items'), ...tuples]);
  }

  /** Whether a schema says something of members or items. */
  hasParts(): boolean {
    return ['properties', 'additionalProperties', 'items', 'prefixItems'].some((keyword) =>
      this.#all(keyword).some(isParts),
    );
  }

  /** Whether an enum lists the value. */
  lists(value: unknown): boolean {
    return [...this.#schemas].some((schema) => {
      const listed = Object.hasOwn(schema, 'const') ? [schema['const']] : schema['enum'];
      return Array.isArray(listed) && listed.some((one) => sameValue(one, value));
    });
  }

  #all(keyword: string): readonly unknown[] {
    return [...this.#schemas].flatMap((schema) => (Object.hasOwn(schema, keyword) ? [schema[keyword]] : []));
  }

  #expand(schemas: readonly unknown[]): ReadonlySet<SchemaObject> {
    const found = new Set<SchemaObject>();
    const rest = [...schemas];
    while (rest.length > 0) {
      const schema = rest.pop();
      if (!isObject(schema) || found.has(schema)) continue;
      found.add(schema);
      const target = localPointer(schema['$ref']);
      if (target !== undefined) rest.push(dereference(this.#document, target).value);
      for (const keyword of inPlace)
        if (Array.isArray(schema[keyword])) rest.push(...(schema[keyword] as unknown[]));
      for (const keyword of conditional) rest.push(schema[keyword]);
    }
    return found;
  }
}

function isParts(value: unknown): boolean {
  return typeof value === 'object' && value !== null;
}
