import { toJson } from '../to-json.ts';

/** Something wrong at a place of an OpenAPI document. */
export type DocumentProblem = {
  readonly at: string;
  readonly message: string;
  readonly expected?: string;
  readonly found?: string;
  readonly nearest?: string;
  /** Not a mistake to refuse the document for: people who use it need not own it. What is not checked by it is told. */
  readonly isPassedOver?: true;
  /** What is there is left out, since no validator takes it. Only of what is passed over. */
  readonly isLeftOut?: true;
};

/** One operation object of a document. */
export type OperationPlace = {
  readonly at: string;
  readonly method: string;
  readonly path: string;
  /** Where its path item stands, as `pathItemsAt` gives it. */
  readonly pathsAt: readonly string[];
  readonly value: Readonly<Record<string, unknown>>;
};

/** The problem, where the condition holds. */
export function problemIf(holds: boolean, problem: DocumentProblem): readonly DocumentProblem[] {
  return holds ? [problem] : [];
}

/** A value as a message shows it. */
export function shownValue(value: unknown): string {
  if (value === undefined) return 'none';
  return typeof value === 'string' ? value : toJson(value);
}
