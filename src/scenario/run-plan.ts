import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { RunTarget } from '../model/run-record.ts';
import type { QuarantineEntry } from './unknown-quarantine.ts';

/** What a run is about to judge, written down before its first request. */
export type RunPlan = {
  readonly version: string;
  readonly suiteDigest: string;
  readonly targets: readonly RunTarget[];
  /** Whether every scenario of the targets is to run: no pattern and no shard leaves any out. */
  readonly whole?: boolean;
  /** Test environments that were not looked at, each with the reason. */
  readonly leftOut?: readonly string[];
  /** What the contracts say and nothing is held against, with its place. */
  readonly unchecked?: readonly string[];
  /** Ids of the scenarios that the provider files have in quarantine. */
  readonly quarantine?: readonly QuarantineEntry[];
  /** What was written to the suites changes it; held against that of the run's end. */
  readonly suiteMark?: string;
  /** Known only after the run: its scenarios may not be those of the digest. */
  readonly suitesChanged?: true;
  /** Known only after the run, and only on the sandbox network. */
  readonly liveRequests?: number;
  /** Known only after the run: faults that were asked for and changed nothing in it. */
  readonly idleFaults?: readonly string[];
};

/** Where the plan of a run stands. */
export function planFile(runFolder: string): string {
  return join(runFolder, 'plan.json');
}

/** The plan of a run; one that never began has an empty plan, which judges nothing and so passes nothing. */
export function readPlan(runFolder: string): RunPlan {
  const file = planFile(runFolder);
  if (!existsSync(file)) return { version: 'unknown', suiteDigest: 'unknown', targets: [] };
  return JSON.parse(readFileSync(file, 'utf8')) as RunPlan;
}
