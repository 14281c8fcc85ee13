import type { ChangeDirection } from './change.ts';

/** A kind of change that the provider says it may make without further notice. */
export type Permit = {
  /** The provider's words. */
  readonly change: string;
  /** Rule ids; absent: every rule of the kinds and directions. */
  readonly rules?: readonly string[];
  readonly kinds?: readonly string[];
  readonly directions?: readonly ChangeDirection[];
};

/** What a provider announces of the changes to come. */
export type Announced = {
  readonly permits: readonly Permit[];
  /** Enums whose values may grow: all, or those at these schema coordinates or JSON Pointers. */
  readonly extensibleEnums?: true | readonly string[];
};
