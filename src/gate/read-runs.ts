import { readFile, readdir } from 'node:fs/promises';
import { join } from 'node:path';
import { AttestationError } from '../attestation/attestation-error.ts';
import { parseTestResult, testResultType } from '../attestation/predicates/test-result.ts';
import { verifyStatement } from '../attestation/verify-statement.ts';
import type { Exchange } from '../model/exchange.ts';
import type { RunRecord } from '../model/run-record.ts';
import { parseRun } from '../scenario/run-folder.ts';
import { LivegateError } from '../util/errors.ts';
import { evidenceSubjects, readRunFiles } from './evidence-subjects.ts';
import type { RunFiles } from './evidence-subjects.ts';
import type { RefusedRun, SeenExchange, VerifiedRun } from './facts.ts';
import { evidenceFile } from './sign-evidence.ts';
import type { Trust } from './trust.ts';

/** So many of the newest runs are looked at. */
const mostRuns = 200;

export type RunQuery = {
  readonly folder: string;
  readonly provider: string;
  readonly network: RunRecord['network'];
  readonly trust: Trust;
  readonly now: Date;
};

/**
 * The runs of a provider on one network, newest first by when they began; those without a signature that counts, or whose
 * files are not the signed ones, apart. What cannot be read at all is refused, never skipped.
 */
export async function readRuns(
  query: RunQuery,
): Promise<{ readonly runs: readonly VerifiedRun[]; readonly refused: readonly RefusedRun[] }> {
  const runs: VerifiedRun[] = [];
  const refused: RefusedRun[] = [];
  for (const name of await newestRuns(query.folder)) {
    try {
      const run = await readRun(join(query.folder, name), query);
      if (run !== undefined) runs.push(run);
    } catch (error) {
      if (!(error instanceof LivegateError)) throw error;
      refused.push({ id: name, reason: error.message });
    }
  }
  const began = ({ record }: VerifiedRun) => Date.parse(record.startedAt);
  return { runs: runs.sort((left, right) => began(right) - began(left)), refused };
}

async function newestRuns(folder: string): Promise<readonly string[]> {
  const names = await readdir(folder).catch(() => []);
  return names.sort().reverse().slice(0, mostRuns);
}

/** Undefined: a run of other providers, or on the other network. */
async function readRun(folder: string, query: RunQuery): Promise<VerifiedRun | undefined> {
  const files = await readRunFiles(folder).catch(() => undefined);
  if (files === undefined) throw new AttestationError('subject_missing', 'it left no record');
  const record = parseRun(files.record, join(folder, 'run.json'));
  const isOurs = record.targets.some(({ provider }) => provider === query.provider);
  if (!isOurs || record.network !== query.network) return undefined;
  const envelope = await readFile(join(folder, evidenceFile)).catch(() => undefined);
  if (envelope === undefined) throw new AttestationError('signature_missing', 'it is not signed');
  const { signers } = verifyStatement(envelope, {
    keys: query.trust.keysFor('runner', query.now),
    predicateType: testResultType,
    parsePredicate: parseTestResult,
    subjects: evidenceSubjects(files),
  });
  return {
    record,
    exchanges: exchangesOf(files, query.provider),
    signers: signers.map(({ id }) => query.trust.nameOf(id)),
  };
}

function exchangesOf({ exchanges }: RunFiles, provider: string): readonly SeenExchange[] {
  return [...exchanges.values()]
    .flatMap((bytes) => bytes.toString('utf8').split('\n'))
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Exchange)
    .filter((exchange) => exchange.provider === provider)
    .map(({ environment, operation, response }) => ({
      environment,
      operation,
      ...(response === undefined ? {} : { status: response.status }),
    }));
}
