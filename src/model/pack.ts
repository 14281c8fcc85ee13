import type { Static } from 'typebox';
import type { packSchema } from './pack-schema.ts';

/** What every checklist begins with, as `packs/<name>.yaml` says it: data that comes with the package, never code. */
export type PackFile = Readonly<Static<typeof packSchema>>;
