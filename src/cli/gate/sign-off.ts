import type { Basis } from '../../gate/facts.ts';
import { signOff } from '../../gate/sign-off.ts';
import { safeText } from '../../report/safe-text.ts';
import { askLine } from './ask-line.ts';
import { askYes } from './ask-yes.ts';
import { requireKey } from './key-option.ts';
import { withBasis } from './with-facts.ts';

export type SignOffFlags = { readonly key?: string; readonly reference?: string; readonly yes?: true };

/** Shows the sentence, asks on a terminal, and signs. The network does not matter: a sign-off is about bytes. */
export async function signOffItem(provider: string, item: string, flags: SignOffFlags): Promise<number> {
  const key = await requireKey(flags.key);
  return withBasis(provider, 'sandbox', async ({ basis, ledger, trust }) => {
    const reference = flags.reference ?? (await askReference(item, basis));
    if (flags.yes !== true && !(await confirms(item, basis))) return 1;
    const request = { item, key, ...(reference === undefined ? {} : { reference }) };
    const { by, size, statement } = await signOff(request, basis, trust, ledger);
    process.stdout.write(
      `${by} signed ${item} of ${provider}: "${safeText(statement)}"\nledger: entry ${size}\nnext: livegate gate ${provider}, or livegate gate ${provider} --network internet\n`,
    );
    return 0;
  });
}

/** Where none is given and none can be asked for, signing refuses. */
async function askReference(item: string, { checklist }: Basis): Promise<string | undefined> {
  const rule = checklist.signOffs.find(({ id }) => id === item);
  if (rule?.reference !== true || !process.stdin.isTTY) return undefined;
  return askLine(`${safeText(rule.title)}: where can it be looked up (a ticket, a letter)? `);
}

async function confirms(item: string, basis: Basis): Promise<boolean> {
  const rule = basis.checklist.signOffs.find(({ id }) => id === item);
  // An unknown item is refused with the nearest name, without a question before it.
  if (rule === undefined) return true;
  const about = rule.looksAt.length === 0 ? '' : `\nabout: ${rule.looksAt.join(', ')}, as they are now`;
  return askYes(`"${safeText(rule.statement)}"${about}\nSign?`);
}
