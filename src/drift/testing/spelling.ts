import type { JsonObject } from './map-schemas.ts';

/** Says whether a law is applied at the next place, and which of several ways is taken. */
export type Dice = (ways: number) => number;

/** Another spelling of a schema that accepts the same and says the same; undefined where the law does not apply. */
export type Spelling = (schema: JsonObject, dice: Dice) => JsonObject | undefined;
