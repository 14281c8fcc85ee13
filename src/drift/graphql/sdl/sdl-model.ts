/** The kinds of definitions, by the keyword that begins them. */
export type SdlKind = 'schema' | 'scalar' | 'type' | 'interface' | 'union' | 'enum' | 'input' | 'directive';

/** A name, and the UTF-16 offset in the text where it stands. */
export type SdlName = { readonly name: string; readonly offset: number };

/**
 * A field, an argument, an input field, an enum value or the root type of an operation. Descriptions, defaults and
 * directives are the raw text: most of them are equal on both sides and never need to be understood.
 */
export type SdlMember = SdlName & {
  /** Where its text ends, which begins with its name at `offset`. */
  readonly end: number;
  readonly description: string | undefined;
  readonly args: readonly SdlMember[];
  /** Without white space: `[Foo!]!`. Of an enum value, as `named`: empty. */
  readonly type: string;
  /** The name inside the type. */
  readonly named: string;
  readonly default: string | undefined;
  /** All that are applied, one after another; empty: none. */
  readonly directives: string;
};

/** One definition or extension as it stands in the text. */
export type SdlPart = SdlName & {
  readonly kind: SdlKind;
  readonly extension: boolean;
  readonly start: number;
  readonly end: number;
  readonly description: string | undefined;
  readonly directives: string;
  readonly interfaces: readonly SdlName[];
  /** Fields, input fields, enum values, arguments of a directive, root types of a schema by operation. */
  readonly members: readonly SdlMember[];
  /** Members of a union, locations of a directive. */
  readonly names: readonly SdlName[];
  readonly repeatable: boolean;
  /** To be added to the offsets of everything in it: not 0 where the part was taken over from another text. */
  readonly shift: number;
};
