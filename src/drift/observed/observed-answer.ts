import type { Finding } from '../../model/finding.ts';

/** One answer of a run, as it was recorded: redacted, with what the contract's validators said of it. */
export type ObservedAnswer = {
  readonly operation: string;
  readonly status: number;
  /** The recorded JSON body; undefined where there was none, or none that can be looked into. */
  readonly body: unknown;
  /** What the hidden values of the body were, by pointer with `*` for items. */
  readonly hidden: Readonly<Record<string, string>>;
  /** The recorded body was cut short, so none of it is looked at. */
  readonly truncated: boolean;
  readonly findings: readonly Finding[];
  /** Id of the exchange. */
  readonly exchange: string;
  /** The whole of it as text for people. */
  show(): string;
};
