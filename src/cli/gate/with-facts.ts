import { existsSync } from 'node:fs';
import { gatherBasis } from '../../gate/gather-basis.ts';
import { gatherFacts } from '../../gate/gather-facts.ts';
import type { Basis, Facts } from '../../gate/facts.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { Trust } from '../../gate/trust.ts';
import type { Ledger } from '../../ledger/ledger.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { readLiveCertificates } from '../../network/read-certificates.ts';
import { readProviders, selectProviders } from '../../scenario/read-providers.ts';
import { projectRoot } from '../project-root.ts';
import { openLedger } from './open-ledger.ts';

export type Network = RunRecord['network'];

/** What a command of the gate works with. */
type GateContext = { readonly root: string; readonly ledger: Ledger; readonly trust: Trust };

/** Opens the project's ledger for one command, and closes it whatever happens. */
export async function withLedger<T>(use: (ledger: Ledger, root: string) => Promise<T>): Promise<T> {
  const root = projectRoot();
  const ledger = await openLedger(root);
  try {
    return await use(ledger, root);
  } finally {
    await ledger.close();
  }
}

/** Reads what one command is about, and no run. */
export function withBasis<T>(
  provider: string,
  network: Network,
  use: (context: GateContext & { readonly basis: Basis }) => Promise<T>,
): Promise<T> {
  return withLedger(async (ledger, root) => {
    selectProviders(root, [provider]);
    const { basis, trust } = await gatherBasis({ root, provider, network, ledger, now: new Date() });
    return use({ root, ledger, basis, trust });
  });
}

/** Gathers the facts of one provider for one command. */
export function withFacts<T>(
  provider: string,
  network: Network,
  use: (context: GateContext & { readonly facts: Facts }) => Promise<T>,
): Promise<T> {
  return withLedger(async (ledger, root) => {
    selectProviders(root, [provider]);
    const { facts, trust } = await gatherFacts({
      ...{ root, provider, network, ledger, now: new Date() },
      lookAtLive: readLiveCertificates,
    });
    return use({ root, ledger, facts, trust });
  });
}

/** The providers that a command is about: those named, or all that have a checklist. */
export function gatedProviders(root: string, words: readonly string[]): readonly string[] {
  const ids = readProviders(root, words).map(({ id }) => id);
  return words.length > 0 ? ids : ids.filter((id) => existsSync(projectFiles.checklist(root, id)));
}
