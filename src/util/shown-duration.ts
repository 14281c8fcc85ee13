const units = [
  ['d', 86_400_000],
  ['h', 3_600_000],
  ['min', 60_000],
  ['s', 1000],
] as const;

/** A duration of milliseconds for people, rounded down to its largest two units: `2 d 3 h`, `45 min`, `0 s`. */
export function shownDuration(milliseconds: number): string {
  let rest = milliseconds;
  const parts: string[] = [];
  for (const [name, length] of units) {
    const count = Math.floor(rest / length);
    rest -= count * length;
    if (count > 0 || parts.length > 0) parts.push(`${count} ${name}`);
  }
  return (
    parts
      .slice(0, 2)
      .filter((part) => !part.startsWith('0 '))
      .join(' ') || '0 s'
  );
}
