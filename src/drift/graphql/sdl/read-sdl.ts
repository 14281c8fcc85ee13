import { ConfigError } from '../../../util/errors.ts';
import { loadLazily } from '../../../util/load-lazily.ts';
import { KnownParts } from './known-parts.ts';
import { lineColumn } from './line-column.ts';
import { PartReader } from './part-reader.ts';
import type * as SchemaMistake from './schema-mistake.ts';
import type { SdlPart } from './sdl-model.ts';
import { SdlSchema } from './sdl-schema.ts';
import { SdlSyntaxError } from './token-reader.ts';

/**
 * Reads an SDL without validating it: a text with things defined twice is read, and says so. Throws a `ConfigError`
 * (`contract_invalid`) with file, line and column for a text that is no SDL. `file` is only shown; `like`: a schema that is likely to hold
 * many of the same definitions, which are then not read again.
 */
export function readSdl(file: string, text: string, like?: SdlSchema): SdlSchema {
  const parts: SdlPart[] = [];
  try {
    const reader = new PartReader(text, like && new KnownParts(like.text, like.parts));
    for (let part = reader.next(); part !== undefined; part = reader.next()) parts.push(part);
  } catch (error) {
    throw error instanceof SdlSyntaxError ? refusal(file, text, error) : error;
  }
  if (parts.length === 0) throw refusal(file, text, new SdlSyntaxError('no definition in it', 0));
  return new SdlSchema(text, parts);
}

/** In graphql-js's words where it refuses the text as well: its users know them. */
function refusal(file: string, text: string, error: SdlSyntaxError): ConfigError {
  const known = text.length > 2_000_000 ? undefined : loadMistakes().syntaxMistake(text);
  const { message, offset } = known ?? error;
  return new ConfigError('contract_invalid', [{ file, ...lineColumn(text, offset), message }]);
}

/** Throws a `ConfigError` where graphql-js refuses a text: what was skipped when it was read may be wrong all the same, or name types that are not there. */
export function demandValid(file: string, text: string): void {
  const mistake = loadMistakes().schemaMistake(text);
  if (mistake !== undefined) throw refusal(file, text, new SdlSyntaxError(mistake.message, mistake.offset));
}

/** graphql-js costs more to load than most texts to read. */
function loadMistakes(): typeof SchemaMistake {
  return loadLazily<typeof SchemaMistake>(import.meta.url, './schema-mistake');
}
