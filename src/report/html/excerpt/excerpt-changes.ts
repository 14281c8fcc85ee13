import type { SchemaDocument } from '../../../drift/schema-document.ts';
import type { Change, Place } from '../../../model/change.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import { alignLines } from './align-lines.ts';
import type { ChangeExcerpt, ExcerptLine } from './change-excerpt.ts';
import type { DefinitionText, Definitions } from './definition-text.ts';
import { excerptRows } from './excerpt-rows.ts';
import { graphqlDefinitions } from './graphql-definitions.ts';
import { jsonDefinitions } from './json-definitions.ts';

/** Of one comparison no more than so many characters, and no more changes than the report shows. */
const [mostCharacters, mostChanges] = [150_000, 300];

/** So many characters of definitions are read for it: each is written and parsed once. */
const mostRead = 2_000_000;

/**
 * The text around each change of a comparison, from the documents that were compared, the worst changes first; as much as
 * fits. `after` is absent where nobody has that side's text: it was seen in answers only. Pure.
 */
export function excerptChanges(
  { changes }: DriftReport,
  before: SchemaDocument | undefined,
  after: SchemaDocument | undefined,
): readonly ChangeExcerpt[] {
  const compared = new Compared(before, after);
  const found: ChangeExcerpt[] = [];
  let left = mostCharacters;
  for (const change of changes.slice(0, mostChanges)) {
    if (compared.read > mostRead) break;
    const excerpt = compared.excerpt(change);
    if (excerpt === undefined) continue;
    left -= JSON.stringify(excerpt).length;
    if (left < 0) break;
    found.push(excerpt);
  }
  return found;
}

/** Two documents; what was read and lined up once is kept, for many changes are in one definition. */
class Compared {
  readonly #sides: Readonly<Record<'old' | 'new', Definitions | undefined>>;
  readonly #known = new Map<string, Aligned | undefined>();
  /** Characters of the definitions that were read. */
  read = 0;

  constructor(before: SchemaDocument | undefined, after: SchemaDocument | undefined) {
    this.#sides = { old: definitionsOf(before), new: definitionsOf(after) };
  }

  /** Undefined where no side that is known has the place. */
  excerpt(change: Change): ChangeExcerpt | undefined {
    const names = (['old', 'new'] as const).map((key) => nameOf(this.#sides[key], change[key]));
    const definition = names.find((name) => name !== undefined);
    if (definition === undefined) return undefined;
    const aligned = this.#align(definition, change);
    if (aligned === undefined) return undefined;
    const { lines, new: next, old } = aligned;
    const rows = excerptRows(lines, { old: lineOf(old, change.old), new: lineOf(next, change.new) });
    return rows.length === 0 ? undefined : { fingerprint: change.fingerprint, definition, rows };
  }

  #align(definition: string, change: Change): Aligned | undefined {
    const key = JSON.stringify([definition, change.old?.file, change.new?.file]);
    if (!this.#known.has(key)) this.#known.set(key, this.#readAndAlign(definition, change));
    return this.#known.get(key);
  }

  /** Undefined for a definition that is too deep to be written. */
  #readAndAlign(definition: string, change: Change): Aligned | undefined {
    const { new: after, old: before } = this.#sides;
    try {
      const old = before?.read(definition, change.old?.file ?? '');
      const next = after?.read(definition, change.new?.file ?? '');
      this.read += sizeOf(old) + sizeOf(next);
      return { lines: alignLines(linesOf(before, old), linesOf(after, next)), old, new: next };
    } catch (error) {
      if (!(error instanceof RangeError)) throw error;
      return undefined;
    }
  }
}

type Aligned = {
  readonly lines: readonly ExcerptLine[];
  readonly old: DefinitionText | undefined;
  readonly new: DefinitionText | undefined;
};

function sizeOf(text: DefinitionText | undefined): number {
  return text?.lines.reduce((sum, { length }) => sum + length, 0) ?? 0;
}

function nameOf(definitions: Definitions | undefined, place: Place | undefined): string | undefined {
  return place === undefined ? undefined : definitions?.nameOf(place.pointer);
}

/** None where the document has no such definition, undefined where nobody knows the document. */
function linesOf(definitions: Definitions | undefined, found: DefinitionText | undefined) {
  return definitions === undefined ? undefined : (found?.lines ?? []);
}

function lineOf(found: DefinitionText | undefined, place: Place | undefined): number | undefined {
  return place === undefined ? undefined : found?.lineOf(place.pointer);
}

/** Undefined where the text is no schema to graphql-js. */
function definitionsOf(document: SchemaDocument | undefined): Definitions | undefined {
  if (document === undefined) return undefined;
  if (document.language !== 'graphql') return jsonDefinitions(document);
  try {
    return graphqlDefinitions(document.sdl);
  } catch {
    return undefined;
  }
}
