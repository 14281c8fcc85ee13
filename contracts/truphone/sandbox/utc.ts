/** A moment as the provider writes it: UTC, to the second. */
export function utc(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
