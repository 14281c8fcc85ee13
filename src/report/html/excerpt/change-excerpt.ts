/** The text of both sides around one change, line beside line. */
export type ChangeExcerpt = {
  /** Of the change. */
  readonly fingerprint: string;
  /** What it is a part of: a JSON Pointer, or the name of a GraphQL type or directive. */
  readonly definition: string;
  readonly rows: readonly ExcerptRow[];
};

/** One line of each side, or how many lines of both are left out. */
export type ExcerptRow = { readonly gap: number } | ExcerptLine;

/** One line of each side, absent where that side has none. */
export type ExcerptLine = {
  readonly old?: string;
  readonly new?: string;
  readonly changed: boolean;
  /** The very place that the change names. */
  readonly here?: true;
};
