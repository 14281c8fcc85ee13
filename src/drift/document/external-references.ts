import { decodeText } from './decode-text.ts';
import { SchemaDocumentError } from './document-error.ts';
import { isGraphql } from './is-graphql.ts';
import { readText } from './read-text.ts';
import { resolveReference } from './resolve-reference.ts';
import { SourceText } from './source-text.ts';

/** What a document that refers to another one must contain somewhere; most contain none of it. */
const traces =
  /\$(?:dynamicRef|recursiveRef|ref)["']?\s*:\s*["']?[^\s"'#]|\boperationRef\b|\bmapping["']?\s*:[^}]{0,500}?\.(?:json|ya?ml)\b/;

/**
 * The names of the other files that a document refers to, in the order they come, each once: `resolveReference` says
 * how they are named. `file` is the document's own name, `''` the main one's. A document that cannot be read has none.
 */
export function collectExternalReferences(content: Uint8Array | string, file: string): readonly string[] {
  const collector = new Collector(file);
  try {
    const text = decodeText(content, file, 'file');
    if (isGraphql(file, text) || !traces.test(text)) return [];
    collector.visit(readText(new SourceText(file, text, 'file')).value, '', '');
  } catch (error) {
    // Whoever compares the document reads it again, and says what is wrong with it.
    if (!(error instanceof SchemaDocumentError)) throw error;
  }
  return collector.names();
}

/** Under these, names are the author's own: a property called `default` is no default. */
const namedMembers = new Set(
  (
    'properties patternProperties $defs definitions dependentSchemas schemas responses parameters headers ' +
    'requestBodies securitySchemes links callbacks pathItems paths webhooks content examples encoding'
  ).split(' '),
);

/** What stands under these is a value of somebody's, in which `$ref` means nothing. */
const values = new Set(['default', 'example', 'const', 'enum', 'value', 'x-example']);

class Collector {
  readonly #file: string;
  readonly #found = new Set<string>();
  readonly #ids = new Set<string>();
  readonly #seen = new Set<object>();

  constructor(file: string) {
    this.#file = file;
  }

  names(): readonly string[] {
    return [...this.#found].filter((name) => name !== this.#file && name !== '' && !this.#ids.has(name));
  }

  visit(value: unknown, key: string, parentKey: string): void {
    if (typeof value !== 'object' || value === null || this.#seen.has(value)) return;
    if (values.has(key) && !namedMembers.has(parentKey)) return;
    this.#seen.add(value);
    if (!Array.isArray(value) && !namedMembers.has(key)) this.#takeReferences(value as Fields, key);
    for (const [name, member] of Object.entries(value)) this.visit(member, name, key);
  }

  #takeReferences(value: Fields, key: string): void {
    for (const name of ['$ref', '$dynamicRef', '$recursiveRef', 'operationRef']) this.#take(value[name]);
    if (typeof value['$id'] === 'string') this.#ids.add(resolveReference(this.#file, value['$id']));
    // A mapping names schemas of this document too: those are plain names.
    if (key === 'mapping')
      for (const target of Object.values(value))
        if (typeof target === 'string' && /[/.#]/.test(target)) this.#take(target);
  }

  #take(reference: unknown): void {
    if (typeof reference === 'string') this.#found.add(resolveReference(this.#file, reference));
  }
}

type Fields = Readonly<Record<string, unknown>>;
