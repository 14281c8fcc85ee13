/** The name of a header as all servers take it: in lower case, and `-` for each `_`, which some take for the same. */
export function plainHeaderName(name: string): string {
  const lower = name.toLowerCase();
  return lower.includes('_') ? lower.replaceAll('_', '-') : lower;
}
