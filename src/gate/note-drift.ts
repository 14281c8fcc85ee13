import { readdir } from 'node:fs/promises';
import type { Ledger } from '../ledger/ledger.ts';
import type { RunRecord } from '../model/run-record.ts';
import { runSecond } from '../scenario/run-options.ts';
import { envelopeEntry } from './envelope-entry.ts';

export type FoundDrift = {
  readonly provider: string;
  readonly network: RunRecord['network'];
  readonly reason: string;
  /** The run, or the command. */
  readonly by: string;
};

export type NotingGate = {
  readonly ledger: Ledger;
  readonly now: Date;
  /** Folder of the runs. */
  readonly runs: string;
};

/** A command that looks every few minutes writes it down once in so long, as long as nothing ran meanwhile. */
const quiet = 3_600_000;

/**
 * Writes into the ledger that drift was found which breaks us, so that evidence from before cannot open anything any more;
 * returns whether it did: not again within the hour, unless something was run since. Voids no promotion. Throws a
 * `LedgerError` where nothing could be written.
 */
export async function noteDrift(
  { by, network, provider, reason }: FoundDrift,
  { ledger, now, runs }: NotingGate,
): Promise<boolean> {
  let last = '';
  for await (const { entry } of ledger.read())
    if (entry.kind === 'drift' && entry.provider === provider && entry.body['network'] === network)
      last = entry.at;
  const age = now.getTime() - Date.parse(last);
  if (age >= 0 && age < quiet && !(await ranSince(last, runs))) return false;
  await ledger.append(envelopeEntry('drift', provider, now, { by, network, reason }));
  return true;
}

/** Whether the name of a run says so: it begins with the second in which the run did. */
async function ranSince(at: string, runs: string): Promise<boolean> {
  const second = runSecond(new Date(at));
  const names = await readdir(runs).catch(() => []);
  return names.some((name) => name >= second);
}
