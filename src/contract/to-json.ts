/** `JSON.rawJSON` is part of Node 22 and later and not yet of the library types. */
const json = JSON as unknown as { rawJSON(text: string): unknown };

/** JSON text of a value, `null` for undefined; integers beyond 2^53 may be given as bigints and are written exactly. */
export function toJson(value: unknown): string {
  try {
    return JSON.stringify(value === undefined ? null : value);
  } catch {
    return JSON.stringify(value, (_, member: unknown) =>
      typeof member === 'bigint' ? json.rawJSON(String(member)) : member,
    );
  }
}
