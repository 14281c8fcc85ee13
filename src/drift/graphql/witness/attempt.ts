import type { OperationKind } from '../sdl/sdl-schema.ts';

/**
 * How the proof of a difference is to be attempted: what of the old schema a document must use. `demands`: what must be
 * given with it now, which is what the document is to be refused for.
 */
export type Attempt =
  | { readonly by: 'field'; readonly type: string; readonly field: string; readonly demands?: string }
  | { readonly by: 'argument'; readonly type: string; readonly field: string; readonly argument: string }
  | { readonly by: 'input-field'; readonly type: string; readonly field: string }
  | { readonly by: 'input-type'; readonly type: string; readonly demands?: string }
  | { readonly by: 'enum-value'; readonly type: string; readonly value: string }
  | { readonly by: 'type'; readonly type: string }
  | { readonly by: 'spread'; readonly type: string; readonly abstract: string }
  | { readonly by: 'root'; readonly operation: OperationKind }
  | {
      readonly by: 'directive';
      readonly directive: string;
      readonly location?: string;
      readonly argument?: string;
      readonly demands?: string;
    }
  | { readonly by: 'repeated-directive'; readonly directive: string }
  /** The new schema answers with another `__typename`, or with another value of an enum. */
  | { readonly by: 'typename'; readonly abstract: string; readonly type: string }
  | { readonly by: 'enum-result'; readonly type: string; readonly value: string };
