/**
 * A status that is answered under a documented one: itself, one of its range, or one that is left to `default`. Undefined
 * where all of a range have answers of their own.
 */
export function statusUnder(documented: string, all: readonly string[]): number | undefined {
  if (/^\d{3}$/.test(documented)) return Number(documented);
  const isOwn = (status: number): boolean =>
    all.includes(String(status)) ||
    (documented === 'default' && all.includes(`${String(Math.floor(status / 100))}XX`));
  const first = documented === 'default' ? 400 : Number(documented.replace('XX', '00'));
  const statuses = Array.from({ length: documented === 'default' ? 200 : 100 }, (_, index) => first + index);
  return statuses.find((status) => !isOwn(status));
}
