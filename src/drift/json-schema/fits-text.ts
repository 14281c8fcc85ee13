import { codePoints } from './text/code-points.ts';
import { formatAccepts } from './text/format-accepts.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import type { Alternative, LimitName } from './shape.ts';

/** Whether a length or a number keeps the bounds of an alternative. */
export function isWithin({ limits }: Alternative, size: number, low: LimitName, high: LimitName): boolean {
  return size >= (limits.get(low)?.value ?? 0) && size <= (limits.get(high)?.value ?? Infinity);
}

/** Whether a text keeps the bounds, the patterns and the formats of an alternative. */
export function fitsText(alternative: Alternative, value: string): boolean {
  return (
    isWithin(alternative, codePoints(value), 'minLength', 'maxLength') &&
    alternative.patterns.every((pattern) => patternAccepts(pattern.value, value)) &&
    alternative.formats.every((format) => formatAccepts(format.value, value))
  );
}
