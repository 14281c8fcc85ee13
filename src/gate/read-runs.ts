import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { AttestationError } from '../attestation/attestation-error.ts';
import { parseTestResult, testResultType } from '../attestation/predicates/test-result.ts';
import type { TestResult } from '../attestation/predicates/test-result.ts';
import { verifyStatement } from '../attestation/verify-statement.ts';
import type { Provider } from '../model/provider.ts';
import type { RunRecord } from '../model/run-record.ts';
import { parseRun } from '../scenario/run-folder.ts';
import { LivegateError } from '../util/errors.ts';
import { readKeyComparisons } from './compare-keys.ts';
import { evidenceSubjects, readExchanges, readRecord } from './evidence-subjects.ts';
import type { RefusedRun, VerifiedRun } from './facts.ts';
import { readOnceSync } from '../util/read-once.ts';
import { readSeenExchanges } from './read-seen-exchanges.ts';
import { evidenceFile } from './sign-evidence.ts';
import type { Trust } from './trust.ts';

/** So many of the newest runs are looked at. */
const mostRuns = 200;

export type RunQuery = {
  readonly folder: string;
  readonly provider: Provider;
  readonly network: RunRecord['network'];
  /** As `repositoryOf` names it: evidence of another one does not count. */
  readonly repository: string;
  readonly trust: Trust;
  readonly now: Date;
};

/**
 * The runs of a provider on one network, newest first by when they began; those without a signature that counts, or whose
 * files are not the signed ones, apart. What cannot be read at all is refused, never skipped.
 */
export function readRuns(query: RunQuery): {
  readonly runs: readonly VerifiedRun[];
  readonly refused: readonly RefusedRun[];
} {
  const runs: VerifiedRun[] = [];
  const refused: RefusedRun[] = [];
  for (const name of newestRuns(query.folder)) {
    const { envelope, folder } = readEnvelope(query.folder, name);
    try {
      const run = readRun(name, folder, envelope, query);
      if (run !== undefined) runs.push(run);
    } catch (error) {
      if (!(error instanceof LivegateError)) throw error;
      const reason = error.message.replaceAll(/\s*\n\s*/g, ', ');
      refused.push({ id: name, reason, isSigned: envelope !== undefined });
    }
  }
  const began = ({ record }: VerifiedRun) => Date.parse(record.startedAt);
  return { runs: runs.sort((left, right) => began(right) - began(left)), refused };
}

function newestRuns(folder: string): readonly string[] {
  try {
    return readdirSync(folder).sort().reverse().slice(0, mostRuns);
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw new LivegateError('runs_unreadable', `${folder} cannot be read`, { cause: error });
  }
}

/** What stands there as evidence; something that cannot be read is not the same as nothing. */
function readEnvelope(
  runs: string,
  name: string,
): { readonly folder: string; readonly envelope: Uint8Array | undefined } {
  const folder = join(runs, name);
  try {
    return { folder, envelope: readOnceSync(folder, join(folder, evidenceFile))?.bytes };
  } catch {
    return { folder, envelope: Buffer.alloc(0) };
  }
}

/** Undefined: a run of other providers, or on the other network. */
function readRun(
  name: string,
  folder: string,
  envelope: Uint8Array | undefined,
  query: RunQuery,
): VerifiedRun | undefined {
  const bytes = readRecord(folder);
  const record = parseRun(bytes, 'run.json');
  const isOurs = record.targets.some(({ provider }) => provider === query.provider.id);
  if (!isOurs || record.network !== query.network) return undefined;
  if (envelope === undefined) throw new AttestationError('signature_missing', 'it is not signed');
  const files = { record: bytes, exchanges: readExchanges(folder) };
  const { signers, statement } = verifyStatement(envelope, {
    keys: query.trust.keysFor('runner', query.now),
    predicateType: testResultType,
    parsePredicate: parseTestResult,
    subjects: evidenceSubjects(files),
  });
  const annotations = annotationsOf(statement.predicate);
  const problem = findMisfit(record, name) ?? findStranger(annotations, query.repository);
  if (problem !== undefined) throw new AttestationError('subject_mismatch', problem);
  return {
    record,
    exchanges: readSeenExchanges(files, query.provider, record.nonces ?? []),
    signers: signers.map(({ id }) => query.trust.nameOf(id)),
    judgedBy: judgedBy(annotations, query.provider.id),
    keys: readKeyComparisons(annotations, query.provider.id),
  };
}

type Annotations = Readonly<Record<string, string>>;

function annotationsOf({ configuration }: TestResult): Annotations {
  return configuration.find(({ name }) => name === 'run-record')?.annotations ?? {};
}

/** What in a record cannot be, whoever signed it. */
function findMisfit(record: RunRecord, folder: string): string | undefined {
  const { endedAt, id, scenarios, startedAt, targets } = record;
  // Else one run could be copied under several names, and be counted as several.
  if (id !== folder) return `it is the record of another run, ${id}`;
  if (record.suitesChanged === true) return 'its suites were written to while it went on';
  const began = Date.parse(startedAt);
  if (Number.isNaN(began) || (endedAt !== undefined && !(Date.parse(endedAt) >= began)))
    return 'it ended before it began';
  const keyOf = (one: { readonly provider: string; readonly environment: string }) =>
    JSON.stringify([one.provider, one.environment]);
  const judged = new Set(targets.map(keyOf));
  const stray = scenarios.find((one) => !judged.has(keyOf(one)));
  return stray === undefined
    ? undefined
    : `${stray.id} ran in ${stray.environment}, which is no target of this run`;
}

function findStranger({ repository }: Annotations, own: string): string | undefined {
  if (repository === own) return undefined;
  return repository === undefined
    ? 'it names no repository'
    : `it is evidence of ${repository}, not of ${own}`;
}

function judgedBy(annotations: Annotations, provider: string): VerifiedRun['judgedBy'] {
  const [waivers, usage] = [annotations[`waivers:${provider}`], annotations[`usage:${provider}`]];
  return { ...(waivers === undefined ? {} : { waivers }), ...(usage === undefined ? {} : { usage }) };
}
