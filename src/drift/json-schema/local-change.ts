import type { Orientation, Side } from './pair.ts';
import type { Facet, Refusal } from './refusal.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { Alternative } from './shape.ts';

/** What one side refuses of the other, with the alternative whose values show it. */
export type Shown = {
  readonly refusal: Refusal;
  readonly alternative: Alternative;
  /** The alternative that refuses, where there is one like it. */
  readonly other?: Alternative;
  readonly covered: boolean;
};

/** One difference at one place, in whichever orientations it refuses something; in none: a member that came or went. */
export type LocalChange = {
  readonly facet: Facet | 'optional-property' | 'hidden';
  readonly subject?: string;
  readonly at: { readonly old?: SchemaNode; readonly new?: SchemaNode };
  readonly value: { readonly old?: unknown; readonly new?: unknown };
  readonly shown: Partial<Record<Orientation, Shown>>;
  /** What refuses nothing: which side has the member, or says that the direction does not carry it. */
  readonly declaredBy?: Side;
  /** Whether the member that came or went is one that the direction does not carry: that harms nobody. */
  readonly isUncarried?: true;
  /** Whether the names of a pattern that came or went are free on the other side: who sends them is not hurt. */
  readonly isFree?: true;
  /** What else of the same member changed, and is told by this. */
  readonly because?: string;
};
