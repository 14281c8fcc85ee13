import type { Static } from 'typebox';
import type { watchLookSchema } from '../../model/watch-look-schema.ts';
import type { Look } from './look.ts';

/** Names its schema. */
type Line = Look & Pick<Static<typeof watchLookSchema>, '$schema' | 'inARow'>;

/** One look as one line of JSON, as `schemas/watch-look.schema.json` describes it; `inARow` as in `renderLook`. Pure. */
export function renderLookJson(look: Look, inARow: number): string {
  const $schema = 'https://livegate.dev/schemas/watch-look.schema.json';
  return JSON.stringify({ $schema, ...look, inARow } satisfies Line);
}
