import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import { AttestationError } from '../attestation/attestation-error.ts';
import { parseTestResult, testResultType } from '../attestation/predicates/test-result.ts';
import { verifyStatement } from '../attestation/verify-statement.ts';
import type { RunRecord } from '../model/run-record.ts';
import { parseRun } from '../scenario/run-folder.ts';
import { LivegateError } from '../util/errors.ts';
import { evidenceSubjects, readRunFiles } from './evidence-subjects.ts';
import { readOnceSync } from '../util/read-once.ts';
import { readTrust } from './read-trust.ts';
import { evidenceAnnotations, evidenceFile } from './sign-evidence.ts';
import type { Trust } from './trust.ts';

/** One part of a run whose evidence counts: its record and exchanges are the bytes that were signed. */
export type VerifiedShard = {
  readonly folder: string;
  readonly record: RunRecord;
  /** By name; lines of JSON. */
  readonly exchanges: ReadonlyMap<string, Uint8Array>;
  /** Whether its keys are those of live, as whoever had them says. */
  readonly keys: Readonly<Record<string, string>>;
};

/**
 * The parts of a run, each signed by a trusted runner for this repository and by the waivers and the use that are here now:
 * who signs their merger vouches for what other machines saw. Throws what `verifyStatement` and `readRunFiles` throw, an
 * `AttestationError` `signature_missing`, and a `LivegateError` `shards_differ` where they were not judged alike.
 */
export async function verifyShards(
  folders: readonly string[],
  root: string,
  now: Date,
): Promise<readonly VerifiedShard[]> {
  const trust = await readTrust(root);
  const shards: VerifiedShard[] = [];
  for (const folder of folders) shards.push(await verifyShard(folder, root, trust, now));
  const [first] = shards;
  const other = shards.find(({ keys }) => !isDeepStrictEqual(keys, first?.keys));
  if (other === undefined) return shards;
  throw differing(other.folder, 'was run with other keys than the first');
}

async function verifyShard(folder: string, root: string, trust: Trust, now: Date): Promise<VerifiedShard> {
  const files = readRunFiles(folder);
  const envelope = readOnceSync(folder, join(folder, evidenceFile));
  if (envelope === undefined)
    throw new AttestationError('signature_missing', `${folder} is not signed: verify it with --sign`);
  const { statement } = verifyStatement(envelope.bytes, {
    keys: trust.keysFor('runner', now),
    predicateType: testResultType,
    parsePredicate: parseTestResult,
    subjects: evidenceSubjects(files),
  });
  const signed =
    statement.predicate.configuration.find(({ name }) => name === 'run-record')?.annotations ?? {};
  const record = parseRun(files.record, join(folder, 'run.json'));
  if (!isDeepStrictEqual(only(signed, judging), await evidenceAnnotations(record, root)))
    throw differing(
      folder,
      'is of another repository, or was judged by other waivers or another recorded use',
    );
  return { folder, record, exchanges: files.exchanges, keys: only(signed, /^keys:/) };
}

/** What `evidenceAnnotations` makes. */
const judging = /^(?:repository$|waivers:|usage:)/;

function only(
  annotations: Readonly<Record<string, string>>,
  names: RegExp,
): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(annotations).filter(([name]) => names.test(name)));
}

function differing(folder: string, why: string): LivegateError<'shards_differ'> {
  return new LivegateError('shards_differ', `${folder} ${why}`, { exitCode: 2 });
}
