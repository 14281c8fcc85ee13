import { join } from 'node:path';
import { loadContract } from '../../contract/load-contract.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { Environment, Provider } from '../../model/provider.ts';
import { outlineContract } from '../../report/html/coverage/outline-contract.ts';
import type { ReportEnvironment, ReportInput, ReportProvider } from '../../report/html/report-input.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { enforcementLevel } from '../gate/level.ts';
import { withLedger } from '../gate/with-facts.ts';
import type { Network } from '../gate/with-facts.ts';
import { contractChanges } from './contract-changes.ts';
import { disturbedExchanges, newestExchanges } from './newest-exchanges.ts';
import { readGates } from './read-gates.ts';
import { readKeptDrift } from './read-kept-drift.ts';
import { readReportRuns } from './read-report-runs.ts';
import type { RunOnDisk } from './read-report-runs.ts';
import { withExcerpts } from './with-excerpts.ts';

export type ReportQuery = {
  readonly network: Network;
  /** Folders of runs, or of one run; none: those of the project. */
  readonly from: readonly string[];
  readonly compare?: string;
  /** Files of `livegate drift --format json`; none: those in `reports/drift`. */
  readonly drift: readonly string[];
  readonly localKey?: string;
};

/** Reads all that the report shows. Throws a `UsageError` for a provider or a run that is none; writes and sends nothing. */
export function loadReportInput(words: readonly string[], flags: ReportQuery): Promise<ReportInput> {
  return withLedger(async (ledger, root) => {
    const { network } = flags;
    const providers = readProviders(root, words);
    const ids = providers.map(({ id }) => id);
    const folders = flags.from.length === 0 ? [projectFiles.runs(root)] : flags.from;
    const { runs, unreadable } = readReportRuns(folders, network);
    requireRun(runs, flags.compare);
    const environmentDrift = readKeptDrift(root, flags.drift, { network, ids, unreadable });
    const now = new Date();
    const contracts = await Promise.all(ids.map((id) => loadContract(join(root, 'contracts', id))));
    const query = { compare: flags.compare, now, unreadable };
    const found = await Promise.all(contracts.map((one) => contractChanges(root, one, runs, query)));
    const changes = found.filter((one) => one !== undefined);
    return {
      now: now.toISOString(),
      tool: { name: 'livegate', version: toolVersion() },
      network,
      level: enforcementLevel(flags.localKey),
      providers: providers.map((provider) => describeProvider(provider, now)),
      gates: await readGates({ root, network, ledger, now }, ids),
      runs: withExcerpts(runs, providers).map(({ record, reports }) => ({ record, reports })),
      contractChanges: changes,
      environmentDrift,
      exchanges: newestExchanges(runs),
      disturbedExchanges: disturbedExchanges(runs),
      outlines: contracts.map(outlineContract),
      unreadable,
    };
  });
}

function requireRun(runs: readonly RunOnDisk[], wanted: string | undefined): void {
  if (wanted === undefined || runs.some(({ record }) => record.id === wanted)) return;
  const known = runs.slice(0, 3).map(({ record }) => record.id);
  const hint = known.length === 0 ? 'There is no run yet.' : `The newest are: ${known.join(', ')}.`;
  throw new UsageError('option_invalid', `--compare: there is no run ${JSON.stringify(wanted)}`, hint);
}

function describeProvider({ environments, id, name, protocol }: Provider, now: Date): ReportProvider {
  const described = Object.entries(environments).map(([own, one]) => describeEnvironment(own, one, now));
  return { id, name, protocol, environments: described };
}

function describeEnvironment(
  name: string,
  { baseUrl, contractLead, deprecated, sharedWithLive, stage }: Environment,
  now: Date,
): ReportEnvironment {
  const replacement = deprecated?.replacement === undefined ? '' : `, use ${deprecated.replacement}`;
  const end = deprecated?.decommissioned;
  const hasEnded = end !== undefined && Date.parse(end) < now.getTime();
  const ending =
    end === undefined ? `deprecated${replacement}` : `${hasEnded ? 'ended' : 'ends'} ${end}${replacement}`;
  return {
    ...{ name, stage, baseUrl, sharedWithLive, lead: contractLead },
    ...(deprecated === undefined ? {} : { ending }),
    ...(hasEnded ? { ended: true } : {}),
  };
}
