import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { isObject, localPointer } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';

/** Which members a direction does not carry: `readOnly` ones are not sent, `writeOnly` ones not received. */
export type HidingWord = 'readOnly' | 'writeOnly';

/**
 * The document as it speaks of one direction: what the direction does not carry is not required in it (OpenAPI 3.0, Schema
 * Object, `readOnly` and `writeOnly`; read alike in 3.1). The very document where that changes nothing. A member that is
 * there all the same is as valid as before. What a referenced schema requires that only its referrer hides stays required.
 */
export function documentCarrying(document: OpenApiDocument, word: HidingWord): OpenApiDocument {
  if (!hidesAny(document, word)) return document;
  const copy = structuredClone(document);
  new Requirements(copy, word).visit(copy, []);
  return copy;
}

/** Whether a document has members that one of the directions does not carry. */
export function hidesAny(document: OpenApiDocument, word: HidingWord): boolean {
  return JSON.stringify(document).includes(`"${word}":true`);
}

/** The document with each member itself saying `readOnly` or `writeOnly` that does so by what it refers to. */
export function documentMarking(document: OpenApiDocument): OpenApiDocument {
  const words = (['readOnly', 'writeOnly'] as const).filter((word) => hidesAny(document, word));
  if (words.length === 0) return document;
  const copy = structuredClone(document);
  for (const word of words) new Requirements(copy, word).mark(copy);
  return copy;
}

type Parts = readonly SchemaObject[];

class Requirements {
  readonly #document: OpenApiDocument;
  readonly #word: HidingWord;
  readonly #seen = new Set<unknown>();

  constructor(document: OpenApiDocument, word: HidingWord) {
    this.#document = document;
    this.#word = word;
  }

  /** Takes what is not carried out of every `required` at or below a value; `around` are the schemas that it is an `allOf` part of. */
  visit(value: unknown, around: Parts): void {
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    if (Array.isArray(value)) {
      for (const item of value as readonly unknown[]) this.visit(item, []);
      return;
    }
    const schema = value as { [keyword: string]: unknown };
    const { allOf, required } = schema;
    const whole = [...around, schema];
    if (Array.isArray(required)) schema['required'] = this.#carried(required, whole);
    if (Array.isArray(allOf)) for (const part of allOf as readonly unknown[]) this.visit(part, whole);
    for (const member of Object.values(schema)) this.visit(member, []);
  }

  /** Writes the word on every member at or below a value that it holds for. */
  mark(value: unknown): void {
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return;
    this.#seen.add(value);
    const { properties } = value as SchemaObject;
    for (const [name, member] of Object.entries(isObject(properties) ? properties : {}))
      if (isObject(member) && this.#hides(value as SchemaObject, name))
        (member as Record<string, unknown>)[this.#word] = true;
    for (const member of Object.values(value)) this.mark(member);
  }

  #carried(required: readonly unknown[], whole: Parts): readonly unknown[] {
    const parts = [...this.#inPlace(whole)];
    return required.filter((name) => !parts.some((part) => this.#hides(part, String(name))));
  }

  #hides({ properties }: SchemaObject, name: string): boolean {
    if (!isObject(properties) || !Object.hasOwn(properties, name)) return false;
    return [...this.#inPlace([properties[name]])].some((part) => part[this.#word] === true);
  }

  /** The schemas, and all that hold wherever they do: their `allOf` parts and what they refer to. */
  #inPlace(schemas: readonly unknown[]): ReadonlySet<SchemaObject> {
    const found = new Set<SchemaObject>();
    const rest = [...schemas];
    for (let next = rest.pop(); next !== undefined; next = rest.pop()) {
      if (!isObject(next) || found.has(next)) continue;
      found.add(next);
      const target = localPointer(next['$ref']);
      if (target !== undefined) rest.push(getAt(this.#document, target));
      if (Array.isArray(next['allOf'])) rest.push(...(next['allOf'] as readonly unknown[]));
    }
    return found;
  }
}
