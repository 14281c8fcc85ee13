import type { Budget } from '../budget.ts';
import { saysContent } from './content-format.ts';
import { anyCount } from './counts.ts';
import type { Counts } from './counts.ts';
import { codePoints } from './text/code-points.ts';
import { formatAccepts } from './text/format-accepts.ts';
import { formatCovers } from './text/format-covers.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import { firstPlace } from './place-of.ts';
import { integerFormats } from './integer-formats.ts';
import { isWithin, numberRefusals } from './number-refusals.ts';
import { refusal } from './refusal.ts';
import type { Facet, Refusal, Show } from './refusal.ts';
import { findText } from './text/find-text.ts';
import type { TextAnswer } from './text/find-text.ts';
import { formatPattern } from './text/format-pattern.ts';
import { matchesAnything, samePattern } from './text/same-pattern.ts';
import type { Alternative } from './shape.ts';

/** What a number or a string schema refuses of another, lists of values left out. */
export function scalarRefusals(sub: Alternative, sup: Alternative, budget: Budget): readonly Refusal[] {
  const facts =
    sub.type === 'number'
      ? numberRefusals(sub, sup)
      : [...lengthRefusals(sub, sup, budget), ...patternRefusals(sub, sup, budget)];
  return [...facts, ...formatRefusals(sub, sup)];
}

/** What bounds of a length or a count refuse; what `implied` says of `sup` is not told again. */
export function sizeRefusals(
  sub: Alternative,
  sup: Alternative,
  low: 'minLength' | 'minItems' | 'minProperties',
  high: 'maxLength' | 'maxItems' | 'maxProperties',
  implied: { readonly sub: Counts; readonly sup: Counts } = { sub: anyCount, sup: anyCount },
): readonly Refusal[] {
  const sizeOf = (value: unknown): number => size(value);
  const refused = (test: (count: number) => boolean): Show | undefined => {
    if (sub.values === undefined) return undefined;
    return { kind: 'values', values: sub.values.value.filter((value) => test(sizeOf(value))) };
  };
  const found: Refusal[] = [];
  const [lowest, highest] = [sup.limits.get(low), sup.limits.get(high)];
  const [ours, ourHighest] = [sub.limits.get(low), sub.limits.get(high)];
  const least = Math.max(ours?.value ?? 0, implied.sub.least);
  const most = Math.min(ourHighest?.value ?? Infinity, implied.sub.most);
  if (lowest !== undefined && lowest.value > Math.max(least, implied.sup.least)) {
    const show = refused((count) => count < lowest.value) ?? {
      kind: 'size',
      size: Math.max(least, Math.min(lowest.value - 1, most)),
    };
    found.push(refusal(facetOf(low), ours, lowest, show, sub.from[0]));
  }
  if (highest !== undefined && highest.value < Math.min(most, implied.sup.most)) {
    const show = refused((count) => count > highest.value) ?? {
      kind: 'size',
      size: Math.max(highest.value + 1, least),
    };
    found.push(refusal(facetOf(high), ourHighest, highest, show, sub.from[0]));
  }
  return found.filter(({ show }) => show.kind !== 'values' || show.values.length > 0);
}

function size(value: unknown): number {
  if (typeof value === 'string') return codePoints(value);
  return typeof value === 'object' && value !== null ? Object.keys(value).length : 0;
}

function facetOf(name: string): Facet {
  return name.replace(/[A-Z]/g, (letter) => `-${letter.toLowerCase()}`) as Facet;
}

function lengthRefusals(sub: Alternative, sup: Alternative, budget: Budget): readonly Refusal[] {
  const refusals = sizeRefusals(sub, sup, 'minLength', 'maxLength');
  if (sub.values !== undefined) return refusals;
  return refusals.flatMap((found): readonly Refusal[] => {
    const bound = Number(found.supValue);
    const outside = found.facet === 'min-length' ? { most: bound - 1 } : { least: bound + 1 };
    // What the patterns and formats of `sup` leave no other length to is refused by those.
    if (isNone(textWithin({ ...sup, limits: new Map() }, outside, budget))) return [];
    return shown(found, sub, textWithin(sub, outside, budget));
  });
}

function patternRefusals(sub: Alternative, sup: Alternative, budget: Budget): readonly Refusal[] {
  return sup.patterns.flatMap((theirs) => {
    if (sub.patterns.some(({ value }) => samePattern(value, theirs.value))) return [];
    if (matchesAnything(theirs.value)) return [];
    const show = refusedValues(sub, (value) => patternAccepts(theirs.value, value));
    if (show === undefined) return [];
    const found = refusal('pattern', sub.patterns[0], theirs, show, sub.from[0]);
    return sub.values === undefined
      ? shown(found, sub, textWithin(sub, { not: theirs.value }, budget))
      : [found];
  });
}

type Outside = { readonly least?: number; readonly most?: number; readonly not?: string };

/** A text that an alternative accepts, for all that its lengths and patterns and the forms of its formats tell. */
function textWithin(
  { formats, from, limits, patterns }: Alternative,
  { least = 0, most = Infinity, not }: Outside,
  budget: Budget,
): TextAnswer | undefined {
  const forms = formats.flatMap(({ value }) => formatPattern(value) ?? []);
  const every = [...patterns.map(({ value }) => value), ...forms];
  // Bounds alone are told apart by their numbers.
  if (every.length === 0 && not === undefined) return undefined;
  const question = {
    every,
    least: Math.max(least, limits.get('minLength')?.value ?? 0),
    most: Math.min(most, limits.get('maxLength')?.value ?? Infinity),
    ...(not === undefined ? {} : { not }),
  };
  return findText(question, budget, () => firstPlace(from));
}

function isNone(answer: TextAnswer | undefined): boolean {
  return answer !== undefined && 'isNone' in answer;
}

// What has the form of a format need not have the format.
function shown(found: Refusal, sub: Alternative, answer: TextAnswer | undefined): readonly Refusal[] {
  if (isNone(answer)) return [];
  const text = answer?.text;
  return text === undefined || !sub.formats.every(({ value }) => formatAccepts(value, text))
    ? [found]
    : [{ ...found, show: { kind: 'values', values: [text] } }];
}

function formatRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  return sup.formats.flatMap((theirs) => {
    if (sub.formats.some(({ value }) => formatCovers(theirs.value, value))) return [];
    if (saysContent(theirs.value, sub.from)) return [];
    const range = integerFormats.get(theirs.value);
    if (range !== undefined && isWithin(sub, range))
      return [
        {
          ...refusal('format', sub.formats[0], theirs, { kind: 'any' }, sub.from[0]),
          isNominal: true as const,
        },
      ];
    const outside: Show =
      range === undefined
        ? { kind: 'any' }
        : { kind: 'number', near: [range.most + 1, range.least - 1, 0.5] };
    const show = refusedValues(sub, (value) => formatAccepts(theirs.value, value), outside);
    return show === undefined ? [] : [refusal('format', sub.formats[0], theirs, show, sub.from[0])];
  });
}

// Of a list of values those that are refused are known; undefined: none is.
function refusedValues(
  sub: Alternative,
  accepts: (value: unknown) => boolean,
  others: Show = { kind: 'any' },
): Show | undefined {
  if (sub.values === undefined) return others;
  const values = sub.values.value.filter((value) => !accepts(value));
  return values.length === 0 ? undefined : { kind: 'values', values };
}
