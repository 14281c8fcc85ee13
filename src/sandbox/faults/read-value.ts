import { durationToMilliseconds } from '../../util/duration.ts';
import { pointerTokens } from '../../util/pointer.ts';

const units: Readonly<Record<string, number>> = { ms: 1, s: 1000, m: 60_000, h: 3_600_000 };
const sizes: Readonly<Record<string, number>> = { B: 1, kB: 1000, KB: 1000, MB: 1_000_000 };

/** Milliseconds of `200ms`, `5s`, `2m`, `1h` or an ISO 8601 duration. Throws a `RangeError` for anything else. */
export function readDuration(text: string): number {
  const [, number, unit = ''] = /^(\d+(?:\.\d+)?)(ms|s|m|h)$/.exec(text) ?? [];
  return number === undefined ? durationToMilliseconds(text) : Number(number) * (units[unit] ?? 1);
}

/** Bytes of `500kB`, `20MB`, `100B`. Throws a `RangeError` for anything else. */
export function readSize(text: string): number {
  const [, number, unit = ''] = /^(\d+)(B|kB|KB|MB)$/.exec(text) ?? [];
  if (number === undefined) throw new RangeError('a size is a number with B, kB or MB');
  return Number(number) * (sizes[unit] ?? 1);
}

/** A status code. Throws a `RangeError` for what is none. */
export function readStatus(text: string): number {
  const status = Number(text);
  if (!Number.isInteger(status) || status < 200 || status > 599)
    throw new RangeError('a status is 200 to 599');
  return status;
}

/** A count from 1. Throws a `RangeError` for anything else. */
export function readCount(text: string): number {
  const count = Number(text);
  if (!Number.isInteger(count) || count < 1) throw new RangeError('a count is a whole number from 1');
  return count;
}

/** A JSON Pointer, in which `*` stands for every item. Throws a `RangeError` for what is none. */
export function readPointer(text: string): string {
  pointerTokens(text);
  return text;
}

/** A name that may stand in a header. Throws a `RangeError` for what is none. */
export function readHeaderName(text: string): string {
  if (!/^[\w-]+$/.test(text)) throw new RangeError('a header name has letters, digits and hyphens');
  return text.toLowerCase();
}

/** Refuses a value where none is taken. */
export function readNothing(text: string): void {
  if (text !== '') throw new RangeError('takes no value');
}
