import { recentGlass } from '../../gate/broken-glass.ts';
import type { Basis } from '../../gate/facts.ts';
import type { Decision } from '../../model/decision.ts';
import { renderBrokenGlass } from '../../report/render-broken-glass.ts';
import { tell, warning } from './tell.ts';

/** Says on standard error that this provider was opened in spite of its checklist; also afterwards. */
export function tellBrokenGlass({ contract, ledger, now }: Pick<Basis, 'contract' | 'ledger' | 'now'>): void {
  tellGlassOf({ provider: contract.provider.id, brokenGlass: recentGlass(ledger, now) });
}

/** The same of a decision, where standard output is read by a program or has room for one line. */
export function tellGlassOf({
  brokenGlass = [],
  provider,
}: Pick<Decision, 'provider' | 'brokenGlass'>): void {
  for (const one of brokenGlass) tell(renderBrokenGlass(provider, [one], (_tone, text) => warning(text)));
}
