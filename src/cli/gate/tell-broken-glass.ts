import { recentGlass } from '../../gate/broken-glass.ts';
import type { Basis } from '../../gate/facts.ts';
import { renderBrokenGlass } from '../../report/render-broken-glass.ts';
import { tell, warning } from './tell.ts';

/** Says on standard error that this provider was opened in spite of its checklist; also afterwards. */
export function tellBrokenGlass({ contract, ledger, now }: Pick<Basis, 'contract' | 'ledger' | 'now'>): void {
  for (const one of recentGlass(ledger, now))
    tell(renderBrokenGlass(contract.provider.id, [one], (_tone, text) => warning(text)));
}
