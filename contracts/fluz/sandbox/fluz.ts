import type { SandboxContext } from '../../../src/sandbox/index.ts';
import type { Operations } from '../types.d.ts';
import type { Caller } from './caller.ts';
import type { State } from './state.ts';

/** Fluz shares nothing between its environments. */
export type Shared = Readonly<Record<string, never>>;

/** What a resolver works on before it is known who calls. */
export type Environment = SandboxContext<State, Shared>;

/** What a resolver works on. */
export type Fluz = Environment & { readonly caller: Caller };

/** A client may send one element in place of a list; what a resolver gets is always the list. */
type Coerced<Value> =
  Extract<Value, readonly unknown[]> extends never
    ? Value
    : Extract<Value, readonly unknown[] | null | undefined>;

type Variables<Name extends keyof Operations> = NonNullable<Operations[Name]['input']['variables']>;

/** The arguments of an operation of the contract, as its resolver gets them. */
export type Arguments<Name extends keyof Operations> = {
  [Key in keyof Variables<Name>]: Coerced<Variables<Name>[Key]>;
};

/** The `input` argument of an operation that has one. */
export type Input<Name extends keyof Operations> =
  Variables<Name> extends { input?: infer Value } ? NonNullable<Value> : never;
