import type { parse } from 'graphql';
import { ConfigError } from '../../util/errors.ts';
import type { Difference } from '../difference.ts';
import { reachedCoordinates } from './document-reach.ts';
import { loadLazily } from '../../util/load-lazily.ts';
import type { SdlSchema } from './sdl/sdl-schema.ts';

/** A GraphQL document of the consumer's. */
export type NamedDocument = { readonly name: string; readonly text: string };

/** Says which documents a difference reaches: their names, sorted. */
export class ReachedOperations {
  readonly #reaches: readonly { readonly name: string; readonly coordinates: ReadonlySet<string> }[];

  /** Throws a `ConfigError` (`contract_invalid`) for a document that is no GraphQL. */
  constructor(schema: SdlSchema, documents: readonly NamedDocument[]) {
    this.#reaches = documents.map((document) => ({
      name: document.name,
      coordinates: reachedCoordinates(schema, parseDocument(document)),
    }));
  }

  of(difference: Reaching): readonly string[] {
    if (this.#reaches.length === 0) return [];
    const anchors = anchorsOf(difference);
    const names = this.#reaches.flatMap(({ name, coordinates }) =>
      anchors.some((anchor) => coordinates.has(anchor)) ? [name] : [],
    );
    return [...new Set(names)].sort();
  }
}

type Reaching = Pick<Difference, 'rule' | 'path' | 'old' | 'new' | 'newValue'>;

/**
 * The coordinates of the old schema that stand for a difference: of what is new, what it was added to; of what must be
 * given now, also what takes it.
 */
function anchorsOf(difference: Reaching): readonly string[] {
  const { path, old, new: current } = difference;
  const interfaces = path.filter((part) => part.startsWith('implements ')).map((part) => part.slice(11));
  if (old !== undefined)
    return [old.pointer, ...interfaces, ...(isDemanded(difference) ? [ownerOf(path)] : [])];
  if (interfaces.length > 0) return interfaces;
  const isInput = current?.pointer.endsWith(')') ?? false;
  return [isInput ? ownerOf(path) : (path[0] ?? '')];
}

const input =
  /^graphql-(?:argument|input-field|directive-argument)-(?:became-required|type-(?:narrowed|changed))$/;

/** Whether those who do not give an input may be refused now. */
function isDemanded({ rule, newValue }: Reaching): boolean {
  return input.test(rule) && (rule.endsWith('-became-required') || String(newValue).endsWith('!'));
}

/** The field, the input type or the directive that takes what the path leads to. */
function ownerOf([type = '', ...rest]: readonly string[]): string {
  return rest.length > 1 ? `${type}.${rest[0] ?? ''}` : type;
}

function parseDocument({ name, text }: NamedDocument): ReturnType<typeof parse> {
  const parser = loadLazily<{
    readonly parse: typeof parse;
  }>(import.meta.url, 'graphql/language/parser.js');
  try {
    return parser.parse(text, { noLocation: true });
  } catch (error) {
    const { message, locations } = error as {
      message: string;
      locations?: readonly { line: number; column: number }[];
    };
    throw new ConfigError('contract_invalid', [{ file: name, message, ...locations?.[0] }], { cause: error });
  }
}
