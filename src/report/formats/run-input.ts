import type { Rule } from '../../drift/rules/rule.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { Finding } from '../../model/finding.ts';
import type { RunDrift, RunRecord } from '../../model/run-record.ts';
import type { ProblemPlace } from './pipeline-report.ts';

/** What a finding or a change says of the contract. */
type Named = Pick<Finding, 'operation' | 'schemaAt'>;

/** Where things stand in the files of the project. */
export type Places = {
  /** Of an environment in the provider file. */
  environment(provider: string, environment: string): ProblemPlace;
  /** Of what is named in the contract: a place in its schema, else an operation; else of the environment. */
  contract(provider: string, environment: string, named: Named): ProblemPlace;
};

/** A run, the comparisons that were written beside its record, the rules that they go by, and where everything stands. */
export type RunInput = {
  readonly record: RunRecord;
  readonly reports: readonly {
    readonly provider: string;
    readonly environment: string;
    readonly basis: RunDrift['basis'];
    readonly report: DriftReport;
  }[];
  readonly rules: readonly Rule[];
  readonly places: Places;
};
