import { isMultipleOf, roundDecimal } from '../../contract/schema/decimal-multiple.ts';
import type { Budget } from '../budget.ts';
import { saysContent } from './content-format.ts';
import { anyCount } from './counts.ts';
import type { Counts } from './counts.ts';
import { codePoints } from './text/code-points.ts';
import { formatAccepts } from './text/format-accepts.ts';
import { formatCovers } from './text/format-covers.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import { firstPlace } from './place-of.ts';
import type { Facet, Refusal, Show } from './refusal.ts';
import { findText } from './text/find-text.ts';
import type { TextAnswer } from './text/find-text.ts';
import { formatPattern } from './text/format-pattern.ts';
import { matchesAnything, samePattern } from './text/same-pattern.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { Alternative, Fact, LimitName } from './shape.ts';

/** What a number or a string schema refuses of another, lists of values left out. */
export function scalarRefusals(sub: Alternative, sup: Alternative, budget: Budget): readonly Refusal[] {
  const facts =
    sub.type === 'number'
      ? [...integerRefusals(sub, sup), ...boundRefusals(sub, sup), ...multipleRefusals(sub, sup)]
      : [...lengthRefusals(sub, sup, budget), ...patternRefusals(sub, sup, budget)];
  return [...facts, ...formatRefusals(sub, sup)];
}

function refusal(
  facet: Facet,
  sub: Fact<unknown> | undefined,
  sup: Fact<unknown>,
  show: Show,
  from?: SchemaNode,
): Refusal {
  const at = sub?.at ?? from;
  return {
    facet,
    ...(at === undefined ? {} : { sub: at }),
    sup: sup.at,
    subValue: sub?.value,
    supValue: sup.value,
    show,
  };
}

function integerRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  if (sup.integer === undefined || isWhole(sub)) return [];
  const near = [sub.limits.get('minimum')?.value ?? 0, sub.limits.get('maximum')?.value ?? 0];
  const show: Show = { kind: 'number', near: near.flatMap((value) => [value + 0.5, value - 0.5]) };
  return [refusal('integer', sub.integer, sup.integer, show, sub.from[0])];
}

function isWhole(sub: Alternative): boolean {
  return isDeclaredWhole(sub) || (sub.values?.value.every((value) => Number.isInteger(value)) ?? false);
}

function isDeclaredWhole({ integer, multiples }: Alternative): boolean {
  return integer !== undefined || multiples.some(({ value }) => Number.isInteger(value));
}

type Bound = { readonly value: number; readonly exclusive: boolean; readonly fact: Fact<number> };

function boundOf(
  alternative: Alternative,
  plain: LimitName,
  exclusive: LimitName,
  sign: 1 | -1,
): Bound | undefined {
  const bounds = [plain, exclusive].flatMap((name): readonly Bound[] => {
    const fact = alternative.limits.get(name);
    return fact === undefined ? [] : [effective(alternative, fact, name === exclusive, sign)];
  });
  return bounds.reduce<Bound | undefined>(
    (best, next) => (best === undefined || tighter(next, best, sign) ? next : best),
    undefined,
  );
}

// For whole numbers `> 5` is `>= 6`, and `>= 5.2` too.
function effective(alternative: Alternative, fact: Fact<number>, exclusive: boolean, sign: 1 | -1): Bound {
  if (!isDeclaredWhole(alternative)) return { value: fact.value, exclusive, fact };
  const rounded = sign > 0 ? Math.ceil(fact.value) : Math.floor(fact.value);
  return { value: exclusive && rounded === fact.value ? rounded + sign : rounded, exclusive: false, fact };
}

function tighter(one: Bound, other: Bound, sign: 1 | -1): boolean {
  if (one.value !== other.value) return sign * one.value > sign * other.value;
  return one.exclusive && !other.exclusive;
}

function boundRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  const sides = [
    ['minimum', 'exclusiveMinimum', 1],
    ['maximum', 'exclusiveMaximum', -1],
  ] as const;
  return sides.flatMap(([plain, exclusive, sign]) => {
    const [ours, theirs] = [sub, sup].map((alternative) => boundOf(alternative, plain, exclusive, sign));
    if (theirs === undefined || (ours !== undefined && !tighter(theirs, ours, sign))) return [];
    const refused = sub.values?.value.filter((value) => breaks(Number(value), theirs, sign));
    if (refused?.length === 0) return [];
    const near = [
      theirs.value,
      theirs.value - sign,
      theirs.value - sign / 2,
      ours?.value,
      ours?.value,
    ].flatMap((value, index) =>
      value === undefined ? [] : [index === 4 ? value + sign * Number.EPSILON : value],
    );
    const show: Show = refused === undefined ? { kind: 'number', near } : { kind: 'values', values: refused };
    return [refusal(plain, ours?.fact, theirs.fact, show, sub.from[0])];
  });
}

function breaks(value: number, bound: Bound, sign: 1 | -1): boolean {
  return sign * value < sign * bound.value || (bound.exclusive && value === bound.value);
}

function multipleRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  return sup.multiples.flatMap((theirs) => {
    if (sub.multiples.some(({ value }) => isMultipleOf(value, theirs.value))) return [];
    if (sub.integer !== undefined && isMultipleOf(1, theirs.value)) return [];
    const refused = sub.values?.value.filter((value) => !isMultipleOf(Number(value), theirs.value));
    if (refused?.length === 0) return [];
    const near = sub.multiples.map(({ value }) => value);
    const steps =
      near.length === 0
        ? [1, 1.5, 2, 3, theirs.value / 2, theirs.value / 3]
        : near.flatMap((value) => [value, 2 * value, 3 * value, 5 * value].map(roundDecimal));
    const show: Show =
      refused === undefined ? { kind: 'number', near: steps } : { kind: 'values', values: refused };
    return [refusal('multiple-of', sub.multiples[0], theirs, show, sub.from[0])];
  });
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
    const show = refusedValues(sub, (value) => formatAccepts(theirs.value, value));
    return show === undefined ? [] : [refusal('format', sub.formats[0], theirs, show, sub.from[0])];
  });
}

// Of a list of values those that are refused are known; undefined: none is.
function refusedValues(sub: Alternative, accepts: (value: unknown) => boolean): Show | undefined {
  if (sub.values === undefined) return { kind: 'any' };
  const values = sub.values.value.filter((value) => !accepts(value));
  return values.length === 0 ? undefined : { kind: 'values', values };
}
