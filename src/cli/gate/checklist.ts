import { recentGlass } from '../../gate/broken-glass.ts';
import { evaluate } from '../../gate/evaluate.ts';
import { findWeakened } from '../../gate/find-weakened.ts';
import { packOf } from '../../gate/pack.ts';
import type { Checklist } from '../../model/checklist.ts';
import type { BrokenGlass, WeakenedLimit } from '../../model/decision.ts';
import { renderBrokenGlass } from '../../report/render-broken-glass.ts';
import { renderTable } from '../../report/render-table.ts';
import { renderWeakened } from '../../report/render-weakened.ts';
import { safeText } from '../../report/safe-text.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { shownDuration } from '../../util/shown-duration.ts';
import { UsageError } from '../../util/usage-error.ts';
import { terminalStyle } from '../terminal-style.ts';
import { onNetwork } from '../../model/on-network.ts';
import { withBasis, withFacts } from './with-facts.ts';
import type { Network } from './with-facts.ts';

const $schema = 'https://livegate.dev/schemas/checklist-in-force.schema.json';

export type ChecklistFlags = { readonly network: Network; readonly json?: true };

/** Prints a checklist with all that its pack adds. */
export function showChecklist(provider: string, flags: ChecklistFlags): Promise<number> {
  return withBasis(provider, flags.network, ({ basis }) => {
    const { checklist, contract, ledger, now } = basis;
    const brokenGlass = recentGlass(ledger, now);
    const weakened = findWeakened(checklist, contract.provider);
    process.stdout.write(
      flags.json
        ? `${JSON.stringify({ $schema, ...checklist, weakened, brokenGlass }, null, 2)}\n`
        : `${banner(provider, brokenGlass)}${shown(provider, checklist)}${weakenedLines(checklist, weakened)}\nnext: livegate gate ${provider}${onNetwork(flags.network)}\n`,
    );
    return Promise.resolve(0);
  });
}

/** What must not be overlooked, on lines of its own. */
function banner(provider: string, brokenGlass: readonly BrokenGlass[]): string {
  return brokenGlass.length === 0 ? '' : `${renderBrokenGlass(provider, brokenGlass, terminalStyle)}\n\n`;
}

function shown(provider: string, checklist: Checklist): string {
  const items = [
    ...packOf(checklist.pack).items.map(({ id, title }) => [id, 'automatic', title]),
    ...checklist.signOffs.map(({ id, title }) => [id, 'sign-off', safeText(title)]),
  ];
  const limits = [
    ['opens', checklist.opens],
    ['environments', checklist.environments.join(', ')],
    ['clean runs', `${checklist.runs.consecutive} in a row over ${shownDuration(checklist.runs.over)}`],
    ['evidence', `at most ${shownDuration(checklist.evidenceAge)} old`],
    ['promotion', `holds ${shownDuration(checklist.promotionAge)}`],
    ['approvers', String(checklist.approvers)],
    ['scenarios', String(checklist.scenarios.length)],
    ['operations', safeText(checklist.operations.join(', '))],
    ...checklist.ceilings.map(({ amount, operation, per, requests }) => [
      'ceiling',
      safeText(
        `${operation}: ${requests} in ${per}${amount === undefined ? '' : `, ${amount.max} at ${amount.at}`}`,
      ),
    ]),
  ];
  const left = new Set([0, 1, 2]);
  return `${safeText(provider)}, ${checklist.pack}\n\n${renderTable(['item', 'kind', 'asks'], items, left)}\n\n${renderTable(['limit', ''], limits, left)}\n`;
}

function weakenedLines({ pack }: Checklist, weakened: readonly WeakenedLimit[]): string {
  const lines = renderWeakened(pack, weakened, terminalStyle);
  return lines === '' ? '' : `\n${lines}\n`;
}

/** Prints one item as it stands now. Exit code 0, whatever it shows: it was explained. */
export function explainItem(provider: string, id: string, flags: ChecklistFlags): Promise<number> {
  return withFacts(provider, flags.network, ({ facts, trust }) => {
    const results = evaluate(facts, trust);
    const item = results.find((one) => one.id === id);
    if (item === undefined)
      throw unknownItem(
        id,
        results.map((one) => one.id),
      );
    const rule = facts.checklist.signOffs.find((one) => one.id === id);
    const lines = [
      `${item.id}: ${item.title}`,
      ...(rule === undefined
        ? []
        : [`"${rule.statement}"`, `about: ${rule.looksAt.join(', ') || 'the sentence itself'}`]),
      `${item.verdict}: ${item.reason}`,
      ...(item.holdsUntil === undefined ? [] : [`holds until ${item.holdsUntil}`]),
      ...(item.remedy === undefined ? [] : [`clears it: ${item.remedy.command} (costs ${item.remedy.cost})`]),
    ];
    const weakened = findWeakened(facts.checklist, facts.contract.provider).filter((one) => one.item === id);
    const weaker = renderWeakened(facts.checklist.pack, weakened, terminalStyle);
    process.stdout.write(`${lines.map(safeText).join('\n')}\n${weaker === '' ? '' : `${weaker}\n`}`);
    return Promise.resolve(0);
  });
}

function unknownItem(id: string, known: readonly string[]): UsageError {
  const hint = nearestHint(id, known);
  return new UsageError('option_invalid', `there is no item ${id}`, hint);
}
