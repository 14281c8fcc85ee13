import type { Environment } from '../model/provider.ts';
import type { SeenCertificate } from '../model/run-record.ts';
import { changeAuthors } from './change-authors.ts';
import type { Basis, Facts } from './facts.ts';
import { isAbout } from './find-promotion.ts';
import { git } from './git.ts';
import { gatherBasis } from './gather-basis.ts';
import type { BasisQuery } from './gather-basis.ts';
import { projectFiles } from './project-files.ts';
import type { ReadFile } from '../util/read-once.ts';
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
  const found = readRuns({
    ...{ folder: projectFiles.runs(root), provider, network, trust, now },
    repository: repositoryOf(root),
  });
  const live = network === 'internet' ? provider.environments[basis.checklist.opens] : undefined;
  const liveCertificates = live === undefined ? undefined : await lookAtLive?.(live);
  const authored = changeAuthors(root, judgedPaths(id), promotedCommit(basis));
  const isShallow = authored === undefined && git(root, ['rev-parse', '--is-shallow-repository']) === 'true';
  const facts: Facts = {
    ...basis,
    ...{ runs: found.runs, refusedRuns: found.refused },
    ...(liveCertificates === undefined ? {} : { liveCertificates }),
    ...(authored === undefined ? {} : { authored }),
    ...(isShallow ? { isShallow } : {}),
  };
  return { facts, trust, sealed };
}

/** What a second person must have looked at, as git names it. */
function judgedPaths(id: string): readonly string[] {
  return [`contracts/${id}`, 'suites', 'trust.yaml', ':(glob)playwright.config.*'];
}

/** What a gatekeeper promoted last, whether or not it still holds: the changes until then had their second person. */
function promotedCommit(basis: Basis): string | undefined {
  return basis.ledger.promotions.findLast((one) => isAbout(one, basis))?.statement.predicate.commit;
}
