import { isObject } from '../../contract/schema/json-schema.ts';
import { diceOf } from './dice.ts';
import { spellings } from './equivalent-spellings.ts';
import type { Dice } from './equivalent-spellings.ts';
import { mapDocument, mapMembers, mapSchema } from './map-schemas.ts';
import type { JsonObject } from './map-schemas.ts';

/** Which laws are applied, at one place in how many, and which places these are. */
export type Respelling = { readonly laws: readonly string[]; readonly oneIn: number; readonly seed: number };

/** The same OpenAPI document with its schemas spelled in other ways. */
export function respellDocument(root: JsonObject, respelling: Respelling): JsonObject {
  return mapDocument(root, changer(respelling));
}

/** The same JSON Schema spelled in other ways; its `$defs` stay where references look for them. */
export function respellSchema(schema: unknown, respelling: Respelling): unknown {
  if (!isObject(schema)) return schema;
  const change = changer(respelling);
  const { $defs, ...rest } = schema;
  const whole = mapSchema(rest, change) as JsonObject;
  return isObject($defs) ? { ...whole, $defs: mapMembers($defs, (part) => mapSchema(part, change)) } : whole;
}

function changer({ laws, oneIn, seed }: Respelling): (schema: JsonObject) => JsonObject {
  const dice: Dice = diceOf(seed);
  return (schema) =>
    laws.reduce((made, law) => (dice(oneIn) === 0 ? (spellings[law]?.(made, dice) ?? made) : made), schema);
}
