import type { ObservedContract, Traffic } from '../../drift/observed/find-observed-changes.ts';
import { findObservedChanges, findTrafficDifferences } from '../../drift/observed/find-observed-changes.ts';
import type { ObservedAnswer } from '../../drift/observed/observed-answer.ts';
import type { EnvironmentComparison, ObservedCounts } from '../../model/environment-drift.ts';
import { onNetwork } from '../../model/on-network.ts';
import type { ComparedPair, CompareRequest } from './compare-request.ts';
import type { EnvironmentSide } from './environment-side.ts';
import { locateSchema } from './locate-schema.ts';
import { observedAnswers } from './observed-run.ts';

/** What a comparison came to. */
export type Outcome = Pick<EnvironmentComparison, 'basis' | 'verdict' | 'reason' | 'observed' | 'report'>;

type Seen = Traffic & {
  readonly name: string;
  readonly counts: ObservedCounts;
};

/** Compares by the traffic of a run. Nothing seen is `unknown`, with the reason. */
export function compareObserved(pair: ComparedPair, request: CompareRequest): Outcome {
  const closed = closedLive(pair, request);
  if (closed !== undefined) return unknown(closed);
  const next = traffic(pair.new, request);
  if ('reason' in next) return unknown(next.reason);
  const { contract, document } = request.pinned;
  const observed = {
    document,
    operations: [...contract.operations.values()],
    locate: locateSchema(contract),
  };
  if (pair.old === 'contract') return againstContract(next, request);
  const old = traffic(pair.old, request);
  if ('reason' in old) return unknown(old.reason);
  const report = findTrafficDifferences(observed, old, next, request.options);
  return { basis: 'observed', verdict: report.verdict, observed: next.counts, report };
}

/** Holds the traffic of a run in an environment against the contract, whether the environment publishes a schema or not. */
export function compareTraffic(environment: string, request: CompareRequest): Outcome {
  const seen = trafficOf(environment, '', request);
  return 'reason' in seen ? unknown(seen.reason) : againstContract(seen, request);
}

function againstContract(seen: Seen, request: CompareRequest): Outcome {
  const report = findObservedChanges(observedContract(request), seen, request.options);
  return { basis: 'observed', verdict: report.verdict, observed: seen.counts, report };
}

function observedContract({ pinned: { contract, document } }: CompareRequest): ObservedContract {
  return { document, operations: [...contract.operations.values()], locate: locateSchema(contract) };
}

function unknown(reason: string): Outcome {
  return { basis: 'observed', verdict: 'unknown', reason };
}

/** Why nothing can be said of a live environment: it publishes nothing, and no run ever asks it. */
function closedLive(pair: ComparedPair, { pinned }: CompareRequest): string | undefined {
  const { environments, id } = pinned.contract.provider;
  for (const side of [pair.old, pair.new])
    if (side !== 'contract' && side.kind === 'unpublished' && environments[side.name]?.stage === 'live')
      return `${id}@${side.name}: ${side.why}`;
  return undefined;
}

function traffic(side: EnvironmentSide, request: CompareRequest): Seen | { readonly reason: string } {
  const { contract } = request.pinned;
  const shown = `${contract.provider.id}@${side.name}`;
  if (side.kind === 'read')
    return { reason: `${shown} publishes its schema and the other does not: compare each with the contract` };
  if (side.kind === 'undecided') return { reason: side.reason };
  return trafficOf(side.name, ' publishes no schema, and', request);
}

function trafficOf(
  environment: string,
  why: string,
  request: CompareRequest,
): Seen | { readonly reason: string } {
  const { contract } = request.pinned;
  const { id } = contract.provider;
  const shown = `${id}@${environment}`;
  const verify = `livegate verify ${id}${onNetwork(request.network)}`;
  const run = request.findRun(id, environment);
  if (run === undefined) return { reason: `${shown}${why} no run has looked at it: ${verify}` };
  const judged = run.targets.find((one) => one.provider === id && one.environment === environment);
  if (judged !== undefined && judged.contractDigest !== contract.digest)
    return {
      reason: `${shown}: run ${run.id} was judged by another version of the contract: ${verify}`,
    };
  const answers = observedAnswers(run, id, environment);
  if (answers.length === 0) return { reason: `${shown}: nothing was observed in the run` };
  const counts = { ...countAnswers(run.id, answers, contract.operations.size), ...run.given };
  return { name: environment, source: `${shown}, as observed`, answers, counts };
}

function countAnswers(run: string, answers: readonly ObservedAnswer[], ofOperations: number): ObservedCounts {
  return {
    run,
    answers: answers.length,
    truncated: answers.filter(({ truncated }) => truncated).length,
    operations: new Set(answers.map(({ operation }) => operation)).size,
    ofOperations,
  };
}
