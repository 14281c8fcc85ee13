/** The middle of the values; of an even number of them, the lower middle one. NaN where there is none. */
export function median(values: readonly number[]): number {
  return values.toSorted((one, other) => one - other)[(values.length - 1) >> 1] ?? NaN;
}
