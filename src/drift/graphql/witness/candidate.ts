/**
 * What may prove a difference: a document that the old schema accepts and the new one refuses with a message about one
 * of the given names (any message where none are given), so that it is not refused for another difference. Or, where
 * `result` is given, an answer to the document that the new schema allows and the old one does not.
 */
export type Candidate = {
  readonly document: string;
  readonly about: readonly string[];
  readonly result?: ResultTwist;
};

/** What is peculiar in the answer: the value of one field, or the concrete type where an abstract one is selected. */
export type ResultTwist =
  { readonly field: string; readonly value?: string } | { readonly abstract: string; readonly type: string };
