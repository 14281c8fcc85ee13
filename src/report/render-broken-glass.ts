import type { BrokenGlass } from '../model/decision.ts';
import type { Style } from './style.ts';
import { safeText } from './safe-text.ts';

/** One line for each time that a provider was opened in spite of its checklist: who, why, until when. '' for none. */
export function renderBrokenGlass(provider: string, broken: readonly BrokenGlass[], style: Style): string {
  return broken.map((one) => style('bad', lineOf(provider, one))).join('\n');
}

function lineOf(provider: string, one: BrokenGlass): string {
  const { environment, expiresAt, id, issuedAt, network, reason } = one;
  const where = `${provider} → ${environment} on the ${network} network`;
  const until =
    one.state === 'open' ? `is open until ${expiresAt}` : `opened ${issuedAt}, until ${expiresAt} at most`;
  return safeText(`BREAK GLASS: ${where} ${until}, ${signedBy(one)}: "${reason}" (${id})`);
}

function signedBy({ by, state }: BrokenGlass): string {
  return state === 'unverified' ? 'with signatures that do not count now' : `by ${by.join(' and ')}`;
}
