import { join } from 'node:path';
import { makeTestResult } from '../attestation/predicates/make-test-result.ts';
import { testResultType } from '../attestation/predicates/test-result.ts';
import { signStatement } from '../attestation/sign-statement.ts';
import type { SigningKey } from '../attestation/signing-key.ts';
import { parseRun } from '../scenario/run-folder.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { digestOf } from '../util/digest.ts';
import { evidenceSubjects, readRunFiles } from './evidence-subjects.ts';

/** The name of a run's signed evidence, beside its record: a DSSE envelope with an in-toto test result. */
export const evidenceFile = 'evidence.json';

/**
 * Signs what a run showed, whatever it is, and writes it beside the record. The bytes signed are those of one read. Throws
 * as `readRun` does where there is no record, and as `signStatement` does.
 */
export async function signEvidence(runFolder: string, key: SigningKey): Promise<string> {
  const files = await readRunFiles(runFolder);
  const digest = digestOf(files.record);
  const predicate = makeTestResult(parseRun(files.record, join(runFolder, 'run.json')), { digest });
  const envelope = signStatement(
    { subjects: evidenceSubjects(files), predicateType: testResultType, predicate },
    [key],
  );
  const file = join(runFolder, evidenceFile);
  await writeFileAtomic(file, envelope);
  return file;
}
