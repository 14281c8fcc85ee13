import type { Decision, EnforcementLevel, ItemResult } from '../model/decision.ts';
import type { Style } from './render-run.ts';
import { renderTable } from './render-table.ts';
import { safeText } from './safe-text.ts';

const marks = { passed: '✓', failed: '✗', unknown: '?' } as const;
const tones = { passed: 'good', failed: 'bad', unknown: 'bad' } as const;

const levels: Readonly<Record<EnforcementLevel, string>> = {
  L1: 'L1, a seat belt: this machine can open the credentials by itself',
  L2: 'L2, separated: nothing on this machine opens the credentials; an approver releases them',
  L3: 'L3, enforced: a gateway under another identity injects the credentials',
};

/** A decision as text for a terminal: every item with its reason, then what clears each that is not passed. */
export function renderDecision(decision: Decision, level: EnforcementLevel, style: Style): string {
  const { environment, items, network, provider } = decision;
  const head = `${style('strong', `${safeText(provider)} → ${safeText(environment)}`)} on the ${network} network`;
  const rows = items.map((item) => [mark(item, style), safeText(item.id), safeText(item.reason)]);
  const open = items.filter(({ verdict }) => verdict !== 'passed');
  const parts = [
    head,
    renderTable(['', 'item', 'what it shows'], rows, new Set([0, 1, 2])),
    remedies(open, style),
    conclusion(decision, open.length, style),
    style('note', levels[level]),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

function mark({ verdict }: ItemResult, style: Style): string {
  return style(tones[verdict], marks[verdict]);
}

/** One line for each command, however many items it clears. */
function remedies(open: readonly ItemResult[], style: Style): string {
  const byCommand = Map.groupBy(open, ({ remedy }) => remedy?.command ?? '');
  const lines = [...byCommand].map(([command, items]) => {
    const ids = items.map(({ id }) => id).join(', ');
    const cost = items[0]?.remedy?.cost ?? '';
    return `  ${safeText(command)}\n    ${style('note', safeText(`clears ${ids}; costs ${cost}`))}`;
  });
  return lines.length === 0 ? '' : `What clears it:\n${lines.join('\n')}`;
}

function conclusion(
  { holdsUntil, items, network, provider, verdict }: Decision,
  open: number,
  style: Style,
): string {
  const option = network === 'internet' ? ' --network internet' : '';
  if (verdict === 'passed')
    return `${style('good', 'passed')}: ${items.length} of ${items.length} items; holds until ${safeText(holdsUntil)}\nnext: livegate promote ${safeText(provider)}${option}`;
  const word = verdict === 'failed' ? 'refused' : 'not decided';
  return `${style('bad', word)}: ${open} of ${items.length} items stand against it`;
}
