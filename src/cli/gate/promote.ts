import { promote } from '../../gate/promote.ts';
import { summarizeDecision } from '../../gate/summarize-decision.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { terminalStyle } from '../terminal-style.ts';
import { readAudience } from './audience.ts';
import { requireKey } from './key-option.ts';
import { enforcementLevel } from './level.ts';
import { verdictExitCodes } from './verdict-exit-codes.ts';
import { withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type PromoteFlags = {
  readonly network: Network;
  readonly key?: string;
  readonly localKey?: string;
  readonly json?: true;
  readonly vsa?: string;
};

/** Decides, promotes where all holds, and prints which it was. */
export async function promoteProvider(provider: string, flags: PromoteFlags): Promise<number> {
  const key = await requireKey(flags.key);
  return withLedger(async (ledger, root) => {
    const { network } = flags;
    const common = { root, provider, network, ledger, key, now: new Date() };
    const { decision, promotion } = await promote({
      ...common,
      audience: readAudience(root),
      version: toolVersion(),
    });
    const level = enforcementLevel(flags.localKey);
    if (flags.vsa !== undefined) await writeFileAtomic(flags.vsa, summarizeDecision(decision, level, key));
    if (flags.json) process.stdout.write(`${JSON.stringify({ decision, promotion, level }, null, 2)}\n`);
    else process.stdout.write(renderDecision(decision, level, terminalStyle));
    if (promotion === undefined) return verdictExitCodes[decision.verdict];
    if (!flags.json)
      process.stdout.write(
        `\n${terminalStyle('good', 'promoted')}: ${promotion.id}, until ${promotion.expiresAt}, epoch ${promotion.epoch}\nnext: livegate exec ${provider} -- <command>\n`,
      );
    return 0;
  });
}
