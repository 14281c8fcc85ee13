import { findWaivable, waive } from '../../gate/waive.ts';
import { onNetwork } from '../../model/on-network.ts';
import { safeText } from '../../report/safe-text.ts';
import { askYes } from './ask-yes.ts';
import { requireKey } from './key-option.ts';
import { withFacts } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type WaiveFlags = {
  readonly reason: string;
  readonly owner: string;
  readonly days: string;
  readonly network: Network;
  readonly key?: string;
  readonly yes?: true;
};

const day = 86_400_000;

/** Shows what stands against the item, asks on a terminal, and signs that it may pass. */
export async function waiveItem(provider: string, item: string, flags: WaiveFlags): Promise<number> {
  const key = await requireKey(flags.key);
  return withFacts(provider, flags.network, async ({ facts, ledger, trust }) => {
    const { days, network, owner, reason } = flags;
    const { reason: found } = findWaivable(item, facts, trust);
    const question = `${item} of ${provider}: ${safeText(found)}\nLet it pass for ${days} days?`;
    if (flags.yes !== true && !(await askYes(question))) return 1;
    const request = { item, owner, reason, key, lasts: Number(days) * day };
    const { by, size, waiver } = await waive(request, facts, trust, ledger);
    process.stdout.write(
      `${by} waived ${item} of ${provider} until ${waiver.expiresAt}: ${safeText(waiver.finding)}\nledger: entry ${size}\nnext: livegate gate ${provider}${onNetwork(network)}\n`,
    );
    return 0;
  });
}
