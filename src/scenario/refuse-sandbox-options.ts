import { UsageError } from '../util/usage-error.ts';
import type { RunOptions } from './run-options.ts';

/**
 * Refuses faults and drifts on the internet network: ignored, they would stand in a record of a run in which nothing was
 * injected.
 * @throws UsageError `sandbox_only`
 */
export function refuseSandboxOptions({
  network,
  faults,
  drifts,
}: Pick<RunOptions, 'network' | 'faults' | 'drifts'>): void {
  const [first] = [
    ...faults.map((fault) => `--fault ${fault}`),
    ...drifts.map((drift) => `--drift ${drift}`),
  ];
  if (network === 'sandbox' || first === undefined) return;
  throw new UsageError(
    'sandbox_only',
    `${first}: faults and drifts are for the sandbox network, a real provider cannot be given any`,
    'Leave out either that or "--network internet".',
  );
}
