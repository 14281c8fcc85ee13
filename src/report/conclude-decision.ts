import type { Decision } from '../model/decision.ts';
import type { Style } from './style.ts';
import { safeText } from './safe-text.ts';

const words = { passed: 'passed', failed: 'refused', unknown: 'not decided' } as const;

/** A decision in one line. */
export function concludeDecision(decision: Decision, style: Style): string {
  const { environment, holdsUntil, items, network, provider, verdict } = decision;
  const where = `${safeText(provider)} → ${safeText(environment)} on the ${network} network`;
  const word = style(verdict === 'passed' ? 'good' : 'bad', words[verdict]);
  const open = items.filter((item) => item.verdict !== 'passed').length;
  return verdict === 'passed'
    ? `${word}: ${where}, ${items.length} of ${items.length} items${byWaiver(items)}; holds until ${safeText(holdsUntil)}`
    : `${word}: ${where}, ${open} of ${items.length} items stand against it`;
}

function byWaiver(items: Decision['items']): string {
  const waived = items.filter((item) => item.waived !== undefined).length;
  return waived === 0 ? '' : `, ${waived} of them by a waiver alone`;
}
