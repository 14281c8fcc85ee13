import type { ChangeDirection } from '../../../model/change.ts';
import { digestOf } from '../../../util/digest.ts';
import type { Difference } from '../../difference.ts';
import type { SdlName } from '../sdl/sdl-model.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Attempt } from '../witness/attempt.ts';
import type { Positions } from './positions.ts';

/** The two schemas, and what all comparisons of their parts need to know. */
export type Sides = {
  readonly old: SdlSchema;
  readonly new: SdlSchema;
  readonly positions: Positions;
  /** One side is an introspection result, which does not show what directives are applied. */
  readonly usageHidden: boolean;
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
export type Found = Omit<Difference, 'operations' | 'prove'> & { readonly attempt: Attempt | undefined };

export type Details = {
  readonly old?: SdlName | undefined;
  readonly new?: SdlName | undefined;
  readonly reason: string;
  readonly oldValue?: string | undefined;
  readonly newValue?: string | undefined;
  readonly attempt?: Attempt | undefined;
};

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

type Announced = { readonly directives: string };

/** Says of something that is gone whether it was announced. */
export function gone(what: string, one: Announced): string {
  return `${what}, ${isDeprecated(one) ? 'as its deprecation announced' : 'without having been deprecated'}.`;
}

/** The rule for something that is gone: another one where it was announced. */
export function removal(rule: string, one: Announced): string {
  return isDeprecated(one) ? `deprecated-${rule}` : rule;
}

function isDeprecated({ directives }: Announced): boolean {
  return /@\s*deprecated\b/.test(directives);
}

function short(value: string): string {
  return value.length <= 120 ? value : digestOf(value);
}
