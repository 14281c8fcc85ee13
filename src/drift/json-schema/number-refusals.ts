import { isMultipleOf, roundDecimal } from '../../contract/schema/decimal-multiple.ts';
import { assertedFormats, integerFormats } from './integer-formats.ts';
import { refusal } from './refusal.ts';
import type { Refusal, Show } from './refusal.ts';
import type { Alternative, Fact, LimitName } from './shape.ts';

/** What a schema of numbers refuses of another, formats and lists of values left out. */
export function numberRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  return [...integerRefusals(sub, sup), ...boundRefusals(sub, sup), ...multipleRefusals(sub, sup)];
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

function isDeclaredWhole({ formats, integer, multiples }: Alternative): boolean {
  return (
    integer !== undefined ||
    multiples.some(({ value }) => Number.isInteger(value)) ||
    assertedFormats(formats).length > 0
  );
}

type Bound<At = Fact<number> | undefined> = {
  readonly value: number;
  readonly exclusive: boolean;
  /** Undefined where a format says it. */
  readonly fact: At;
};

function boundOf(
  alternative: Alternative,
  plain: LimitName,
  exclusive: LimitName,
  sign: 1 | -1,
): Bound<Fact<number>> | undefined {
  const bounds = [plain, exclusive].flatMap((name): readonly Bound<Fact<number>>[] => {
    const fact = alternative.limits.get(name);
    return fact === undefined ? [] : [effective(alternative, fact, name === exclusive, sign)];
  });
  return tightest(bounds, sign);
}

function tightest<One extends Bound>(bounds: readonly One[], sign: 1 | -1): One | undefined {
  return bounds.reduce<One | undefined>(
    (best, next) => (best === undefined || tighter(next, best, sign) ? next : best),
    undefined,
  );
}

/** The bound that a schema has by its limits or by its format. */
function knownBound(
  alternative: Alternative,
  [plain, exclusive, sign]: (typeof numberSides)[number],
): Bound | undefined {
  const own = boundOf(alternative, plain, exclusive, sign);
  const ofFormats = assertedFormats(alternative.formats).flatMap((name): readonly Bound[] => {
    const range = integerFormats.get(name);
    const value = sign > 0 ? range?.least : range?.most;
    return value === undefined || !Number.isSafeInteger(value)
      ? []
      : [{ value, exclusive: false, fact: undefined }];
  });
  return tightest([...(own === undefined ? [] : [own]), ...ofFormats], sign);
}

const numberSides = [
  ['minimum', 'exclusiveMinimum', 1],
  ['maximum', 'exclusiveMaximum', -1],
] as const;

// For whole numbers `> 5` is `>= 6`, and `>= 5.2` too.
function effective(
  alternative: Alternative,
  fact: Fact<number>,
  exclusive: boolean,
  sign: 1 | -1,
): Bound<Fact<number>> {
  if (!isDeclaredWhole(alternative)) return { value: fact.value, exclusive, fact };
  const rounded = sign > 0 ? Math.ceil(fact.value) : Math.floor(fact.value);
  return { value: exclusive && rounded === fact.value ? rounded + sign : rounded, exclusive: false, fact };
}

function tighter(one: Bound, other: Bound, sign: 1 | -1): boolean {
  if (one.value !== other.value) return sign * one.value > sign * other.value;
  return one.exclusive && !other.exclusive;
}

function boundRefusals(sub: Alternative, sup: Alternative): readonly Refusal[] {
  return numberSides.flatMap((side) => {
    const [plain, exclusive, sign] = side;
    const [ours, theirs] = [knownBound(sub, side), boundOf(sup, plain, exclusive, sign)];
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

/** Whether all that a schema accepts are whole numbers of a range. */
export function isWithin(
  sub: Alternative,
  { least, most }: { readonly least: number; readonly most: number },
): boolean {
  const [low, high] = numberSides.map((side) => knownBound(sub, side));
  return isWhole(sub) && low !== undefined && high !== undefined && low.value >= least && high.value <= most;
}
