import type { Facts } from '../../gate/facts.ts';
import { promote } from '../../gate/promote.ts';
import { summarizeDecision } from '../../gate/summarize-decision.ts';
import { readCertificates } from '../../network/read-certificates.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { during } from '../during.ts';
import { printPage } from '../print-page.ts';
import { terminalStyle } from '../terminal-style.ts';
import { readAudience } from './audience.ts';
import { requireKey } from './key-option.ts';
import { enforcementLevel } from './level.ts';
import { runSample } from './run-sample.ts';
import { verdictExitCodes } from './verdict-exit-codes.ts';
import { withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';

export type PromoteFlags = {
  readonly network: Network;
  readonly key?: string;
  readonly localKey?: string;
  readonly json?: true;
  readonly vsa?: string;
  readonly resample?: string;
};

/** Decides, promotes where all holds, and prints which it was. */
export async function promoteProvider(provider: string, flags: PromoteFlags): Promise<number> {
  const key = await requireKey(flags.key);
  return withLedger(async (ledger, root) => {
    const { network } = flags;
    const common = { root, provider, network, ledger, key, now: new Date(), lookAtLive: readCertificates };
    const count = Number(flags.resample);
    const request = {
      ...{ ...common, audience: readAudience(root), version: toolVersion() },
      ...(flags.resample === undefined ? {} : { resample: (facts: Facts) => runSample(root, facts, count) }),
    };
    const { decision, promotion } = await during('reading the evidence', () => promote(request));
    const level = enforcementLevel(flags.localKey);
    if (flags.vsa !== undefined) await writeFileAtomic(flags.vsa, summarizeDecision(decision, level, key));
    if (flags.json) process.stdout.write(`${JSON.stringify({ decision, promotion, level }, null, 2)}\n`);
    else printPage(renderDecision(decision, level, terminalStyle));
    if (promotion === undefined) return verdictExitCodes[decision.verdict];
    if (!flags.json)
      process.stdout.write(
        `\n${terminalStyle('good', 'promoted')}: ${promotion.id}, until ${promotion.expiresAt}, epoch ${promotion.epoch}\nnext: livegate exec ${provider} -- <command>\n`,
      );
    return 0;
  });
}
