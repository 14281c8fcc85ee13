import type { ChangeDirection } from '../../../model/change.ts';
import { digestOf } from '../../../util/digest.ts';
import type { Budget } from '../../budget.ts';
import { endsLater } from '../../announced/sunset-time.ts';
import type { Difference } from '../../difference.ts';
import type { SdlMember, SdlName } from '../sdl/sdl-model.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Attempt } from '../witness/attempt.ts';
import { announcedEnd } from './announced-end.ts';
import type { PlaceMates } from './place-mates.ts';
import type { Positions } from './positions.ts';

/** The two schemas, and what all comparisons of their parts need to know. */
export type Sides = {
  readonly old: SdlSchema;
  readonly new: SdlSchema;
  readonly positions: Positions;
  readonly mates: PlaceMates;
  /** How much may be found. */
  readonly budget: Budget;
  /** What was counted already, as a part of something. */
  readonly counted: WeakSet<Found>;
  /** One side is an introspection result, which does not show what directives are applied. */
  readonly usageHidden: boolean;
  /** The present moment (ISO 8601); undefined: no announced end is held against it. */
  readonly now?: string;
};

/**
 * What is compared. `path`: the parts of the schema coordinate from the outside in: a type or `@directive` or `schema`,
 * then a field, a value or `arg x`, `implements X`, `member X`, `on LOCATION`, and last `@applied`.
 */
export type Subject = {
  readonly path: readonly string[];
  /** The schema coordinate, e.g. `Query.user(id:)`. */
  readonly pointer: string;
  readonly direction: ChangeDirection;
};

/** A difference before its operations are known, with how its proof is to be attempted. */
export type Found = Omit<Difference, 'operations' | 'announceProof' | 'prove'> & {
  readonly attempt: Attempt | undefined;
};

export type Details = {
  readonly old?: SdlName | undefined;
  readonly new?: SdlName | undefined;
  readonly reason: string;
  readonly oldValue?: string | undefined;
  readonly newValue?: string | undefined;
  readonly attempt?: Attempt | undefined;
};

/** Whether two members are spelt alike, so that nothing in them can differ. */
export function isSpeltAlike(sides: Sides, old: SdlMember, current: SdlMember): boolean {
  return (
    old.description === current.description &&
    old.end - old.offset === current.end - current.offset &&
    sides.old.text.slice(old.offset, old.end) === sides.new.text.slice(current.offset, current.end)
  );
}

export function found(rule: string, subject: Subject, details: Details): Found {
  const { old, new: current, reason, oldValue, newValue, attempt } = details;
  return {
    rule: `graphql-${rule}`,
    direction: subject.direction,
    path: subject.path,
    ...(old === undefined ? {} : { old: { pointer: subject.pointer, offset: old.offset } }),
    ...(current === undefined ? {} : { new: { pointer: subject.pointer, offset: current.offset } }),
    reason,
    ...(oldValue === undefined ? {} : { oldValue: short(oldValue) }),
    ...(newValue === undefined ? {} : { newValue: short(newValue) }),
    attempt,
  };
}

/** The subject for a part of another one. */
export function within(subject: Subject, part: string, pointer: string): Subject {
  return { ...subject, path: [...subject.path, part], pointer };
}

/** What is found in each of a list, each counted once; nothing more where too much was found already. */
export function inEach<Item>(
  { budget, counted }: Sides,
  list: readonly Item[],
  find: (item: Item) => readonly Found[],
): readonly Found[] {
  return list.flatMap((item) =>
    find(item).filter((one) => {
      if (counted.has(one)) return true;
      if (!budget.take('changes', 1, () => one.path)) return false;
      counted.add(one);
      return true;
    }),
  );
}

type Announced = { readonly directives: string };

/** What is said of something that is gone: the rule, another one where it was announced, and the reason. */
export function removal(
  sides: Sides,
  rule: string,
  what: string,
  one: Announced,
): { readonly rule: string; readonly reason: string } {
  const end = announcedEnd(one.directives, sides.usageHidden);
  if (endsLater(end, sides.now))
    return { rule: `${rule}-before-sunset`, reason: `${what} before its announced end, ${end ?? ''}.` };
  return isDeprecated(one)
    ? { rule: `deprecated-${rule}`, reason: `${what}, as its deprecation announced.` }
    : { rule, reason: `${what}, without having been deprecated.` };
}

function isDeprecated({ directives }: Announced): boolean {
  return /@\s*deprecated\b/.test(directives);
}

function short(value: string): string {
  return value.length <= 120 ? value : digestOf(value);
}
