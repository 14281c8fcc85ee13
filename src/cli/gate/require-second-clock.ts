import { readClock } from '../../network/read-clock.ts';
import type { ExecRun } from './exec-run.ts';
import { requireOpen } from './require-open.ts';
import { tell, warning } from './tell.ts';

/**
 * Before credentials are handed out, after which no clock closes anything: asks the provider's test environments in turn for
 * the time, by one request without credentials; live is asked nothing. Where none tells it, that is said. Throws a
 * `GateError` where the door is shut by that clock, or at all.
 */
export async function requireSecondClock(run: ExecRun): Promise<void> {
  const { checklist } = run.opening.basis;
  const difference = await askInTurn(run, checklist.environments);
  if (difference === undefined) {
    const asked = checklist.environments.join(', ');
    tell(warning(`no second clock: ${asked} told no time, so this machine’s alone says when it ends`));
  } else run.second.hear(difference);
  requireOpen(run);
}

async function askInTurn(
  { opening, routes }: ExecRun,
  environments: readonly string[],
): Promise<number | undefined> {
  const options = routes === undefined ? {} : { routes };
  for (const environment of environments) {
    const difference = await readClock(opening.basis.contract.provider, environment, options);
    if (difference !== undefined) return difference;
  }
  return undefined;
}
