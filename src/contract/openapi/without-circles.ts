import { omit } from '../../util/omit.ts';
import { getAt } from '../../util/pointer.ts';
import type { OpenApiDocument } from '../contract.ts';
import { below, isObject, subschemas } from '../schema/json-schema.ts';
import type { SchemaObject } from '../schema/json-schema.ts';
import { targetOf } from './reference-problems.ts';

/**
 * The document without schemas that lead back to themselves on one and the same value, in which a validator never ends. Many
 * write a parent whose `oneOf` lists children that refer to it by `allOf`: such a child is read as having the parent
 * without that list. The very document where nothing leads back.
 */
export function documentWithoutCircles(document: OpenApiDocument): OpenApiDocument {
  if (!new Walk(document).leadsBack()) return document;
  const copy = structuredClone(document);
  new Walk(copy, document).leadsBack();
  return copy;
}

type Step = { readonly schema: SchemaObject; readonly keyword: string };

/** More copies, also within each other, than any document needs; what is beyond is left out. */
const mostCopies = 2000;
const deepestCopy = 4;

class Walk {
  readonly #document: OpenApiDocument;
  readonly #original: OpenApiDocument | undefined;
  readonly #done = new Set<unknown>();
  readonly #copies = new Set<unknown>();
  #found = 0;

  /** Cuts what leads back where there is an `original` to copy from. */
  constructor(document: OpenApiDocument, original?: OpenApiDocument) {
    this.#document = document;
    this.#original = original;
  }

  /** Whether any schema of the document leads back to itself. */
  leadsBack(): boolean {
    for (const schema of targetsIn(this.#document)) this.#visit(schema, []);
    return this.#found > 0;
  }

  #visit(schema: unknown, way: readonly Step[]): void {
    if (!isObject(schema) || this.#done.has(schema)) return;
    const pointer = targetOf(schema['$ref']);
    if (pointer !== undefined) this.#follow(schema, pointer, way);
    for (const { keyword, path, role } of subschemas(schema))
      if (role === 'branch' && keyword !== '$defs')
        this.#visit(below(schema, path), [...way, { schema, keyword }]);
    this.#done.add(schema);
  }

  #follow(schema: SchemaObject, pointer: string, way: readonly Step[]): void {
    const target = getAt(this.#document, pointer);
    const here = [...way, { schema, keyword: '$ref' }];
    const back = here.find((step) => step.schema === target);
    if (back === undefined) {
      this.#visit(target, here);
      return;
    }
    this.#found += 1;
    if (this.#original === undefined) return;
    const depth = way.filter((step) => this.#copies.has(step.schema)).length;
    const isTooMuch = this.#found > mostCopies || depth >= deepestCopy;
    const copy = isTooMuch ? undefined : getAt(this.#original, pointer);
    this.#copies.add(replace(schema, isObject(copy) ? omit(structuredClone(copy), back.keyword) : {}));
  }
}

/** Puts something in the place of a reference. */
function replace(reference: SchemaObject, part: SchemaObject): SchemaObject {
  const { allOf = [] } = reference;
  Reflect.deleteProperty(reference, '$ref');
  Object.assign(reference, { allOf: [...(allOf as readonly unknown[]), part] });
  return part;
}

/** What any reference of the document leads to: no circle is without one. */
function targetsIn(document: OpenApiDocument): ReadonlySet<unknown> {
  const targets = new Set<unknown>();
  const seen = new Set<unknown>();
  const rest: unknown[] = [document];
  while (rest.length > 0) {
    const next = rest.pop();
    if (typeof next !== 'object' || next === null || seen.has(next)) continue;
    seen.add(next);
    const target = isObject(next) ? targetOf(next['$ref']) : undefined;
    if (target !== undefined) targets.add(getAt(document, target));
    for (const member of Object.values(next)) rest.push(member);
  }
  return targets;
}
