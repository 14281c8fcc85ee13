import { onNetwork } from '../../model/on-network.ts';
import { fingerprintOf } from './fingerprint-of.ts';
import type { PipelineCase, PipelineSuite, Problem } from './pipeline-report.ts';
import type { RunInput } from './run-input.ts';

/** What is asked of a run as a whole: that it came to its end, and that nothing of it reached live. */
export function runSuite(input: RunInput): PipelineSuite {
  const { liveRequests = 0, status } = input.record;
  const isCut = status === 'running' || status === 'interrupted';
  const ended = caseOf('run/ended', 'the run came to its end', isCut ? 'undecided' : 'passed', [
    ...(isCut ? [problemOf('run_cut', `the run is ${status}: what it did not show is unknown`, input)] : []),
  ]);
  // Only the sandbox can count; on the internet network there is no such number.
  if (input.record.liveRequests === undefined) return { name: 'run', cases: [ended] };
  const isReached = liveRequests > 0;
  const words = `${liveRequests} requests reached a live environment of the sandbox`;
  const live = caseOf('run/live', 'no request reached a live environment', isReached ? 'failed' : 'passed', [
    ...(isReached ? [problemOf('live_reached', words, input)] : []),
  ]);
  return { name: 'run', cases: [ended, live] };
}

function caseOf(
  id: string,
  title: string,
  verdict: PipelineCase['verdict'],
  problems: readonly Problem[],
): PipelineCase {
  return { id, title, verdict, took: 0, attempts: 1, problems };
}

function problemOf(
  rule: string,
  message: string,
  { places, record: { network, targets } }: RunInput,
): Problem {
  const [first] = targets;
  const place =
    first === undefined
      ? { file: 'contracts', line: 1, column: 1 }
      : places.environment(first.provider, first.environment);
  return {
    ...{ rule, message, place, about: 'A run was cut short, or reached live', severity: 'error' },
    ...{ details: [], fingerprint: fingerprintOf([rule]), actor: 'author' },
    command: `livegate verify${onNetwork(network)}`,
  };
}
