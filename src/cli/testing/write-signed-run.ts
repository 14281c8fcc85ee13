import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { SigningKey } from '../../attestation/signing-key.ts';
import { loadContract } from '../../contract/load-contract.ts';
import { packOf } from '../../gate/pack.ts';
import { signEvidence } from '../../gate/sign-evidence.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { newNonce, newRunId } from '../../scenario/run-options.ts';
import { suiteDigest } from '../../scenario/suite-digest.ts';
import { toolVersion } from '../../scenario/tool-version.ts';

/** What the requests were answered with: each class of errors that the tiny provider can show, and each operation. */
const answers = { createThing: 200, getThing: 200, refused: 401, invalid: 422, unknown: 404 };

/**
 * Signed evidence of a run of the tiny provider in which its own scenarios passed just now and those of every provider did
 * not apply, and which nobody ran: for tests of what comes after evidence. What passed can be run again. That `livegate verify --sign` leaves such evidence is shown in
 * gate-story.test.ts.
 */
export async function writeSignedRun(root: string, keyFile: string): Promise<void> {
  const nonce = newNonce();
  const record = await passedRun(root, nonce);
  const folder = join(root, 'reports/runs', record.id);
  mkdirSync(join(folder, 'exchanges'), { recursive: true });
  writeFileSync(join(folder, 'run.json'), JSON.stringify(record));
  const exchanges = Object.entries(answers).map(([id, status]) => ({
    ...{ id, provider: 'tiny', environment: 'staging', operation: id, startedAt: 0, took: 1, findings: [] },
    request: {
      method: 'GET',
      url: 'https://api.staging.tiny.example/v1',
      headers: { 'user-agent': `x (run ${nonce})` },
    },
    response: { status, headers: {} },
  }));
  writeFileSync(
    join(folder, 'exchanges/1.jsonl'),
    exchanges.map((one) => `${JSON.stringify(one)}\n`).join(''),
  );
  const file = join(root, keyFile);
  await signEvidence(folder, SigningKey.parse(readFileSync(file, 'utf8'), file), root);
}

async function passedRun(root: string, nonce: string): Promise<RunRecord> {
  const at = { provider: 'tiny', environment: 'staging' } as const;
  const own = ['tiny/a-thing-keeps-its-name', 'tiny/an-unknown-thing-is-not-found'];
  const { digest } = await loadContract(join(root, 'contracts/tiny'));
  const time = new Date().toISOString();
  const shown = { attempts: 1, took: 1, findings: [] } as const;
  const none = { breaking: 0, dangerous: 0, safe: 0, waived: 0 };
  return {
    schema: 'https://livegate.dev/schemas/run-record.schema.json',
    ...{ id: newRunId(), status: 'passed', network: 'sandbox', liveRequests: 0 },
    tool: { name: 'livegate', version: toolVersion(), node: process.versions.node },
    suiteDigest: await suiteDigest(root),
    ...{ nonces: [nonce], startedAt: time, endedAt: time },
    targets: [{ ...at, contractDigest: digest, clockDifference: 4 }],
    scenarios: [...packOf('default@1').scenarios, ...own].map((id) => ({
      ...{ id, title: id.replace(/.*\//, '').replaceAll('-', ' '), ...at, ...shown },
      ...(own.includes(id) ? { verdict: 'passed' } : { verdict: 'not-applicable', reason: 'declared' }),
      exchanges: Object.keys(answers),
    })),
    drift: [{ ...at, network: 'sandbox', basis: 'schema', verdict: 'identical', ...none }],
  };
}
