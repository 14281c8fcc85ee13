/** A copy of an object without one of its members. */
export function omit<Source extends object, Name extends keyof Source>(
  source: Source,
  name: Name,
): Omit<Source, Name> {
  const copy: Partial<Source> = { ...source };
  Reflect.deleteProperty(copy, name);
  return copy as Omit<Source, Name>;
}
