import { formatOf } from './text-format.ts';

/** What a value is: a JSON type, and of a text its format, as `string uuid`. Says nothing of the value itself. */
export function valueKind(value: unknown): string {
  if (value === null) return 'null';
  if (Array.isArray(value)) return 'array';
  if (typeof value === 'bigint') return 'integer';
  if (typeof value === 'number') return Number.isInteger(value) ? 'integer' : 'number';
  if (typeof value !== 'string') return typeof value;
  const format = formatOf(value);
  return format === undefined ? 'string' : `string ${format}`;
}
