/** The earliest of these times, as what a passed item holds until; nothing where there is none. */
export function earliest(times: readonly (string | undefined)[]): { readonly holdsUntil?: string } {
  const [first] = times.filter((time) => time !== undefined).toSorted();
  return first === undefined ? {} : { holdsUntil: first };
}
