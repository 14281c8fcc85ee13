import { promoteCommand } from '../gate/promote-command.ts';
import type { Decision, EnforcementLevel, ItemResult } from '../model/decision.ts';
import { onNetwork } from '../model/on-network.ts';
import { concludeDecision } from './conclude-decision.ts';
import { renderBrokenGlass } from './render-broken-glass.ts';
import type { Style } from './style.ts';
import { renderTable } from './render-table.ts';
import { renderWeakened } from './render-weakened.ts';
import { safeText } from './safe-text.ts';
import { shownCosts } from './shown-costs.ts';

const marks = { passed: '✓', failed: '✗', unknown: '?' } as const;
const tones = { passed: 'good', failed: 'bad', unknown: 'bad' } as const;

const levels: Readonly<Record<EnforcementLevel, string>> = {
  L1: 'L1, a seat belt: this machine can open the credentials by itself',
  L2: 'L2, separated: no identity was given, so approvers release the credentials; a release without --isolate is L1',
  L3: 'L3, enforced: a gateway under another identity injects the credentials',
};

/**
 * A decision as text for a terminal: every item with its reason, then what clears each that is not passed, then the next
 * command; none where `isCarriedOut`: whoever promotes says themselves what follows.
 */
export function renderDecision(
  decision: Decision,
  level: EnforcementLevel,
  style: Style,
  isCarriedOut = false,
): string {
  const { environment, items, network, provider } = decision;
  const head = `${style('strong', `${safeText(provider)} → ${safeText(environment)}`)} on the ${network} network`;
  const rows = items.map((item) => [mark(item, style), safeText(item.id), safeText(item.reason)]);
  const open = items.filter(({ verdict }) => verdict !== 'passed');
  const parts = [
    head,
    renderWeakened(decision.pack, decision.weakened ?? [], style),
    renderBrokenGlass(provider, decision.brokenGlass ?? [], style),
    renderTable(['', 'item', 'what it shows'], rows, new Set([0, 1, 2])),
    renderWaived(items, style),
    remedies(open, style),
    style(level === 'L1' ? 'bad' : 'note', levels[level]),
    `${concludeDecision(decision, style)}${isCarriedOut ? '' : `\nnext: ${nextCommand(decision)}`}`,
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function mark({ verdict, waived }: ItemResult, style: Style): string {
  return waived === undefined ? style(tones[verdict], marks[verdict]) : style('bad', '!');
}

/** What passes by somebody's word alone, on lines that are not overlooked. */
function renderWaived(items: readonly ItemResult[], style: Style): string {
  return items
    .flatMap(({ id, waived }) =>
      waived === undefined
        ? []
        : [
            `${style('bad', 'WAIVED')} ${safeText(id)} until ${safeText(waived.until)} by ${safeText(waived.by)}: ${safeText(waived.reason)} (${safeText(waived.owner)} answers for it)`,
          ],
    )
    .join('\n');
}

/** One line for each command, however many items it clears. */
function remedies(open: readonly ItemResult[], style: Style): string {
  const byCommand = Map.groupBy(open, ({ remedy }) => remedy?.command ?? '');
  const lines = [...byCommand].map(([command, items]) => {
    const ids = items.map(({ id }) => id).join(', ');
    return `  ${safeText(command)}\n    ${style('note', safeText(`clears ${ids}; costs ${shownCosts(items)}`))}`;
  });
  return lines.length === 0 ? '' : `What clears it:\n${lines.join('\n')}`;
}

/** The first command that clears something, or what passed evidence is for. */
function nextCommand({ items, network, provider, verdict }: Decision): string {
  if (verdict === 'passed') return safeText(promoteCommand({ network, provider }));
  const command = items.find((item) => item.verdict !== 'passed' && item.remedy !== undefined)?.remedy
    ?.command;
  return safeText(command ?? `livegate gate ${provider}${onNetwork(network)}`);
}
