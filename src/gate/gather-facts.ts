import type { Environment } from '../model/provider.ts';
import type { SeenCertificate } from '../model/run-record.ts';
import { changeAuthors } from './change-authors.ts';
import type { Facts } from './facts.ts';
import { gatherBasis } from './gather-basis.ts';
import type { BasisQuery } from './gather-basis.ts';
import { projectFiles } from './project-files.ts';
import type { ReadFile } from './read-once.ts';
import { readRuns } from './read-runs.ts';
import { repositoryOf } from './repository-of.ts';
import type { Trust } from './trust.ts';

export type FactsQuery = BasisQuery & {
  /** Looks at the certificates of the live origins, on the internet network. */
  readonly lookAtLive?: (live: Environment) => Promise<readonly SeenCertificate[]>;
};

/** Reads all that a decision about a provider rests on, the evidence of every run too. Throws as `gatherBasis` does. */
export async function gatherFacts(
  query: FactsQuery,
): Promise<{ readonly facts: Facts; readonly trust: Trust; readonly sealed: ReadFile | undefined }> {
  const { lookAtLive, network, now, provider: id, root } = query;
  const { basis, sealed, trust } = await gatherBasis(query);
  const { provider } = basis.contract;
  const found = await readRuns({
    ...{ folder: projectFiles.runs(root), provider, network, trust, now },
    repository: repositoryOf(root),
  });
  const live = network === 'internet' ? provider.environments[basis.checklist.opens] : undefined;
  const liveCertificates = live === undefined ? undefined : await lookAtLive?.(live);
  const authors = changeAuthors(root, [`contracts/${id}`, 'suites']);
  const facts: Facts = {
    ...basis,
    ...{ runs: found.runs, refusedRuns: found.refused },
    ...(liveCertificates === undefined ? {} : { liveCertificates }),
    ...(authors === undefined ? {} : { authors }),
  };
  return { facts, trust, sealed };
}
