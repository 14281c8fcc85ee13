import { join } from 'node:path';
import type { Facts, Resample, Sampled } from '../../gate/facts.ts';
import { compareSample, pickSample } from '../../gate/resample.ts';
import type { RunRecord } from '../../model/run-record.ts';
import { readRun } from '../../scenario/run-folder.ts';
import { newNonce, newRunId, runEnvironment } from '../../scenario/run-options.ts';
import type { RunOptions } from '../../scenario/run-options.ts';
import { throwSetupError } from '../../scenario/setup-error.ts';
import { LivegateError } from '../../util/errors.ts';
import { runPlaywright } from '../run-playwright.ts';
import { tell } from './tell.ts';

/**
 * Runs some scenarios of the evidence again, on this machine and in the same environments, and compares. Its record stands
 * under `reports/resamples`, where nothing takes it for evidence. What keeps it from running is no error: it is said.
 */
export async function runSample(
  root: string,
  facts: Facts,
  count: number,
  say: (line: string) => void = tell,
): Promise<Resample> {
  const sample = pickSample(facts, count);
  if (sample.length === 0) return compareSample(sample, { problem: '' }, facts);
  const shown = sample.map(({ environment, id }) => `${id} in ${environment}`).join(', ');
  say(`running ${sample.length} of the evidence again: ${shown}`);
  return compareSample(sample, await runAgain(root, facts, sample), facts);
}

async function runAgain(
  root: string,
  { contract, network }: Facts,
  sample: readonly Sampled[],
): Promise<RunRecord | { readonly problem: string }> {
  const options: RunOptions = {
    ...{ root, network, providers: [contract.provider.id], faults: [], drifts: [] },
    environments: [...new Set(sample.map(({ environment }) => environment))],
    runFolder: join(root, 'reports', 'resamples', newRunId()),
    ...{ keepExchanges: false, allure: false, whole: false, startedByVerify: true },
    nonce: newNonce(),
  };
  try {
    const words = ['--grep', patternOf(sample), '--retries', '0'];
    await runPlaywright(root, words, runEnvironment(options));
    throwSetupError(options.runFolder);
    return readRun(options.runFolder);
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return { problem: `it could not be run again: ${error.message}` };
  }
}

/** Their titles, whole; others of the same title run along, and nobody looks at them. */
function patternOf(sample: readonly Sampled[]): string {
  const titles = [
    ...new Set(sample.map(({ title }) => title.replaceAll(/[$()*+./?[\\\]^{|}]/g, String.raw`\$&`))),
  ];
  return `/(?:^| )(?:${titles.join('|')})(?: @.*)?$/`;
}
