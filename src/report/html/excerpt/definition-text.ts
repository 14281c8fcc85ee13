/** A definition of a schema in livegate's own spelling, so that two spellings of the same thing are the same lines. */
export type DefinitionText = {
  readonly lines: readonly string[];
  /** Index of the line where a part of it begins; undefined where it has no such part. `pointer`: as a `Place` has it. */
  lineOf(pointer: string): number | undefined;
};

/** The definitions of one document. */
export type Definitions = {
  /** What a place is a part of. */
  nameOf(pointer: string): string;
  /** Undefined where the document has no such definition. */
  read(name: string, file: string): DefinitionText | undefined;
};
