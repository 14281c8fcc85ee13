import { join } from 'node:path';
import { loadContract } from '../contract/load-contract.ts';
import { parseWaivers } from '../drift/waivers/parse-waivers.ts';
import type { Ledger } from '../ledger/ledger.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import type { RunRecord } from '../model/run-record.ts';
import { parseCredentialManifest } from '../seal/credential-manifest.ts';
import { SealError } from '../seal/seal-error.ts';
import { suiteDigest } from '../scenario/suite-digest.ts';
import { toolVersion } from '../scenario/tool-version.ts';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import { consumerCommit } from './consumer-commit.ts';
import type { Basis } from './facts.ts';
import { readLedgerState } from './ledger-state.ts';
import { parseChecklist } from './parse-checklist.ts';
import { packOf } from './pack.ts';
import { projectFiles } from './project-files.ts';
import { readOnce } from '../util/read-once.ts';
import type { ReadFile } from '../util/read-once.ts';
import { resolveChecklist } from './resolve-checklist.ts';
import { toolDigest } from './tool-digest.ts';
import { Trust } from './trust.ts';

export type BasisQuery = {
  readonly root: string;
  readonly provider: string;
  readonly network: RunRecord['network'];
  readonly ledger: Ledger;
  readonly now: Date;
};

export type GatheredBasis = {
  readonly basis: Basis;
  readonly trust: Trust;
  /** The sealed credentials themselves; undefined where there are none. */
  readonly sealed: ReadFile | undefined;
};

/**
 * Reads the files of a provider that a decision is about, each once, and its ledger; no run. Which livegate decides, and for
 * which commit, stand beside the files: as digests of their names. Throws a `ConfigError` for
 * files with mistakes and for a provider without `checklist.yaml`, a `LedgerError` for a damaged ledger.
 */
export async function gatherBasis({
  ledger,
  network,
  now,
  provider: id,
  root,
}: BasisQuery): Promise<GatheredBasis> {
  const contract = await loadContract(join(root, 'contracts', id));
  const { file, read } = await readChecklist(root, id);
  const checklist = parseChecklist(read.text, file, contract.provider);
  const owner = { provider: id, environment: checklist.opens, network };
  const [trusted, waivers, usage, sealed, manifest] = await Promise.all([
    readOnce(root, projectFiles.trust(root)),
    readOnce(root, projectFiles.waivers(root, id)),
    readOnce(root, projectFiles.usage(root, id)),
    readOnce(root, projectFiles.credentials(root, owner)),
    readOnce(root, projectFiles.manifest(root, owner)),
  ]);
  const trust = trusted === undefined ? Trust.nobody() : Trust.parse(trusted.text, 'trust.yaml');
  const commit = consumerCommit(root);
  const subjects = await collectSubjects(root, {
    tool: toolDigest(toolVersion()),
    pack: packOf(checklist.pack).digest,
    commit: commit === undefined ? undefined : digestOf(commit),
    contract: contract.digest as Digest,
    checklist: read.digest,
    waivers: waivers?.digest,
    usage: usage?.digest,
    trust: trusted?.digest,
    credentials: sealed?.digest,
    manifest: manifest?.digest,
  });
  const basis: Basis = {
    ...{ now, network, contract, subjects },
    checklist: resolveChecklist(checklist satisfies ChecklistFile, contract.provider, network),
    ledger: await readLedgerState(ledger, id, trust, now),
    waivers: waivers === undefined ? [] : parseWaivers(waivers.text, `contracts/${id}/waivers.yaml`).entries,
    ...(commit === undefined ? {} : { commit }),
    ...(sealed === undefined ? {} : { sealed: await describeSealed(sealed) }),
    ...(manifest === undefined ? {} : { manifest: readManifest(manifest) }),
  };
  return { basis, trust, sealed };
}

async function describeSealed({ bytes }: ReadFile): Promise<NonNullable<Basis['sealed']>> {
  // Reading the header takes the whole of age, most of the start of a command: only where there is a file.
  const { describeSealedFile } = await import('../seal/describe-sealed-file.ts');
  try {
    const { recipients } = await describeSealedFile(bytes);
    return { recipients };
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { problem: error.message };
  }
}

function readManifest({ text }: ReadFile): NonNullable<Basis['manifest']> {
  try {
    return parseCredentialManifest(text);
  } catch (error) {
    if (!(error instanceof SealError)) throw error;
    return { problem: error.message };
  }
}

async function readChecklist(root: string, id: string): Promise<{ file: string; read: ReadFile }> {
  const file = `contracts/${id}/checklist.yaml`;
  const read = await readOnce(root, projectFiles.checklist(root, id));
  if (read !== undefined) return { file, read };
  const problem = {
    file,
    message: 'there is no checklist, so nothing can be promoted',
    expected: 'pack, opens, scenarios, operations',
    hint: 'See "livegate checklist --help".',
  };
  throw new ConfigError('config_missing', [problem]);
}

async function collectSubjects(
  root: string,
  given: Readonly<Record<string, Digest | undefined>>,
): Promise<ReadonlyMap<string, Digest>> {
  const subjects = new Map([['suites', await suiteDigest(root)]]);
  for (const [name, digest] of Object.entries(given)) if (digest !== undefined) subjects.set(name, digest);
  return subjects;
}
