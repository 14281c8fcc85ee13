import type { Facts } from '../../gate/facts.ts';
import { promote } from '../../gate/promote.ts';
import { useCommand } from '../../gate/use-command.ts';
import { summarizeDecision } from '../../gate/summarize-decision.ts';
import { readLiveCertificates } from '../../network/read-certificates.ts';
import { renderDecision } from '../../report/render-decision.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { during } from '../during.ts';
import type { WantedFile } from '../export/report-option.ts';
import { writeGateReports } from '../export/write-gate-reports.ts';
import { printPage } from '../print-page.ts';
import { terminalStyle } from '../terminal-style.ts';
import { readAudience } from './audience.ts';
import { requireKey } from './key-option.ts';
import { enforcementLevel } from './level.ts';
import { runSample } from './run-sample.ts';
import { tellGlassOf } from './tell-broken-glass.ts';
import { verdictExitCodes } from './verdict-exit-codes.ts';
import { withLedger } from './with-facts.ts';
import type { Network } from './with-facts.ts';
import { writeOutput } from '../write-output.ts';

export type PromoteFlags = {
  readonly network: Network;
  readonly key?: string;
  readonly localKey?: string;
  readonly json?: true;
  readonly vsa?: string;
  readonly resample?: string;
  readonly report: readonly WantedFile[];
};

/** Decides, promotes where all holds, and prints which it was. */
export async function promoteProvider(provider: string, flags: PromoteFlags): Promise<number> {
  const key = await requireKey(flags.key);
  return withLedger(async (ledger, root) => {
    const { network } = flags;
    const common = {
      root,
      provider,
      network,
      ledger,
      key,
      now: new Date(),
      lookAtLive: readLiveCertificates,
    };
    const count = Number(flags.resample);
    const request = {
      ...{ ...common, audience: readAudience(root), version: toolVersion() },
      ...(flags.resample === undefined ? {} : { resample: (facts: Facts) => runSample(root, facts, count) }),
    };
    const { decision, promotion } = await during('reading the evidence', () => promote(request));
    const level = enforcementLevel(flags.localKey);
    if (flags.json) {
      tellGlassOf(decision);
      const $schema = 'https://livegate.dev/schemas/promote-outcome.schema.json';
      process.stdout.write(`${JSON.stringify({ $schema, decision, promotion, level }, null, 2)}\n`);
    } else printPage(renderDecision(decision, level, terminalStyle, promotion !== undefined));
    if (promotion !== undefined && !flags.json)
      process.stdout.write(
        `\n${terminalStyle('good', 'promoted')}: ${promotion.id}, until ${promotion.expiresAt}, epoch ${promotion.epoch}\nnext: ${useCommand(promotion)}\n`,
      );
    // Last: what cannot be written must not keep silent what was decided, and stands in the ledger.
    if (flags.vsa !== undefined) await writeOutput(flags.vsa, summarizeDecision(decision, level, key));
    await writeGateReports(root, [decision], flags.report);
    return verdictExitCodes[decision.verdict];
  });
}
