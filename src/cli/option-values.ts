import { InvalidArgumentError } from 'commander';

/** A whole number from `least` to `most`, as it was written. */
export function parseCount(least: number, most = Number.MAX_SAFE_INTEGER): (value: string) => string {
  return (value) => {
    if (/^\d+$/.test(value) && Number(value) >= least && Number(value) <= most) return value;
    const range = most === Number.MAX_SAFE_INTEGER ? `from ${least}` : `from ${least} to ${most}`;
    throw new InvalidArgumentError(`Expected a whole number ${range}.`);
  };
}

/** Minutes, above zero and at most a day, as they were written. */
export function parseMinutes(value: string): string {
  const minutes = /^\d+(\.\d+)?$/.test(value) ? Number(value) : 0;
  if (minutes > 0 && minutes <= 1440) return value;
  throw new InvalidArgumentError('Expected minutes, above 0 and at most 1440.');
}

const units: Readonly<Record<string, number>> = { s: 1000, m: 60_000, h: 3_600_000 };

/** Milliseconds of `30s`, `15m` or `2h`: from a second to a day. */
export function parseInterval(value: string): number {
  const [, count = '', unit = ''] = /^(\d{1,6})([smh])$/.exec(value) ?? [];
  const length = Number(count) * (units[unit] ?? 0);
  if (length >= 1000 && length <= 86_400_000) return length;
  throw new InvalidArgumentError('Expected a time such as 30s, 15m or 2h, at least 1s and at most 24h.');
}

/** Adds a value to those that were given before. */
export function collect(value: string, others: readonly string[] = []): string[] {
  return [...others, value];
}

/** A number of workers, or a share of the cores such as `50%`. */
export function parseWorkers(value: string): string {
  if (/^[1-9]\d*%?$/.test(value)) return value;
  throw new InvalidArgumentError('Expected a whole number from 1, or a share of the cores such as 50%.');
}

/** One part of several, `2/4`. */
export function parseShard(value: string): string {
  const [, current, total] = /^([1-9]\d*)\/([1-9]\d*)$/.exec(value) ?? [];
  if (Number(current) <= Number(total)) return value;
  throw new InvalidArgumentError('Expected one part of all, e.g. 2/4: the second of four.');
}

/** A regular expression, as Playwright takes it: plain, or between slashes with flags. */
export function parsePattern(value: string): string {
  const [, source = value, flags = 'gi'] = /^\/(.*)\/([gi]*)$/.exec(value) ?? [];
  try {
    new RegExp(source, flags);
    return value;
  } catch (error) {
    throw new InvalidArgumentError(error instanceof Error ? `${error.message}.` : String(error));
  }
}
