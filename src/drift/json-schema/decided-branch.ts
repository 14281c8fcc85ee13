import { isObject } from '../../contract/schema/json-schema.ts';

/** The `then` or the `else` of a schema whose `if` is `true`, `{}` or `false`, with its keyword: it holds in any case. */
export function decidedBranch(
  raw: Readonly<Record<string, unknown>>,
): readonly (readonly [schema: unknown, keyword: string])[] {
  const asked = raw['if'];
  const isNothing = asked === true || (isObject(asked) && Object.keys(asked).length === 0);
  const held = asked === false ? 'else' : isNothing ? 'then' : undefined;
  return held === undefined ? [] : [[raw[held] ?? true, held]];
}
