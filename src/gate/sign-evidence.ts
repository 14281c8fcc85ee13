import { join } from 'node:path';
import { makeTestResult } from '../attestation/predicates/make-test-result.ts';
import { testResultType } from '../attestation/predicates/test-result.ts';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import { parseRun } from '../scenario/run-folder.ts';
import type { RunRecord } from '../model/run-record.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { digestOf } from '../util/digest.ts';
import { compareKeys } from './compare-keys.ts';
import { evidenceSubjects, readRunFiles } from './evidence-subjects.ts';
import { projectFiles } from './project-files.ts';
import { readOnce } from '../util/read-once.ts';
import { repositoryOf } from './repository-of.ts';

/** The name of a run's signed evidence, beside its record: a DSSE envelope with an in-toto test result. */
export const evidenceFile = 'evidence.json';

/**
 * Signs what a run showed, whatever it is, and writes it beside the record. The bytes signed are those of one read. With
 * it is signed of which repository (`root`) it is, by which waivers and recorded use its drift was judged, and whether its
 * keys are those of live, or what `keys` says of that where the run was on other machines. Throws as `readRunFiles` and
 * `parseRun` do where there is no record, and as `signStatement` does.
 */
export async function signEvidence(
  runFolder: string,
  key: SigningKey,
  root: string,
  keys?: Readonly<Record<string, string>>,
): Promise<string> {
  const files = readRunFiles(runFolder);
  const digest = digestOf(files.record);
  const record = parseRun(files.record, join(runFolder, 'run.json'));
  const annotations = {
    ...(await evidenceAnnotations(record, root)),
    ...(keys ?? (await compareKeys(record, root))),
  };
  const predicate = makeTestResult(record, { digest, annotations });
  const envelope = signStatement(
    { subjects: evidenceSubjects(files), predicateType: testResultType, predicate },
    [key],
  );
  const file = join(runFolder, evidenceFile);
  await writeFileAtomic(file, envelope);
  return file;
}

/** Of which repository a run is, and by which waivers and recorded use its drift was judged: those that are there now. */
export async function evidenceAnnotations(
  { targets }: RunRecord,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  const digests: Record<string, string> = { repository: repositoryOf(root) };
  for (const id of new Set(targets.map(({ provider }) => provider)))
    for (const name of ['waivers', 'usage'] as const) {
      const read = await readOnce(root, projectFiles[name](root, id));
      if (read !== undefined) digests[`${name}:${id}`] = read.digest;
    }
  return digests;
}
