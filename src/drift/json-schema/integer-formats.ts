/** The whole numbers that a format holds, by its name (OpenAPI Format Registry). */
export const integerFormats: ReadonlyMap<string, { readonly least: number; readonly most: number }> = new Map(
  [8, 16, 32, 64].flatMap((bits) => [
    [`int${bits}`, { least: -(2 ** (bits - 1)), most: 2 ** (bits - 1) - 1 }] as const,
    [`uint${bits}`, { least: 0, most: 2 ** bits - 1 }] as const,
  ]),
);

// The others are hints to a validator: what they do not hold may be there all the same.
const asserted = new Set(['int32', 'int64']);

/** Formats of which no validator lets through what they do not hold. */
export function assertedFormats(formats: readonly { readonly value: string }[]): readonly string[] {
  return formats.map(({ value }) => value).filter((name) => asserted.has(name));
}
