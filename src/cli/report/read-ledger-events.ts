import type { LedgerState } from '../../gate/ledger-state.ts';
import type { Ledger, LedgerEntry } from '../../ledger/ledger.ts';
import type { LedgerEvent } from '../../report/html/report-input.ts';

/** Every entry of a provider, oldest first. What was signed is said by who signed it; the rest as the entry says of itself. */
export async function readLedgerEvents(
  ledger: Ledger,
  provider: string,
  state: LedgerState,
): Promise<readonly LedgerEvent[]> {
  const signed = new Map(signedEvents(state));
  const refused = new Map(state.refused.map(({ index, reason }) => [index, reason]));
  const events: LedgerEvent[] = [];
  for await (const { entry, index } of ledger.read()) {
    if (index >= state.head.size) break;
    if (entry.provider !== provider) continue;
    const reason = refused.get(index);
    events.push({
      ...{ index, kind: entry.kind, at: entry.at },
      ...(signed.get(index) ?? unsigned(entry)),
      ...(reason === undefined ? {} : { refused: reason }),
    });
  }
  return events;
}

type Said = Pick<LedgerEvent, 'by' | 'until' | 'what'>;

function signedEvents({
  breakGlass,
  promotions,
  signOffs,
  waivers,
}: LedgerState): readonly (readonly [number, Said])[] {
  return [
    ...signOffs.map(({ by, index, statement: { predicate } }): [number, Said] => {
      const reference = predicate.reference === undefined ? '' : ` (${predicate.reference})`;
      return [index, { by, what: `${predicate.item}: ${predicate.statement}${reference}` }];
    }),
    ...waivers.map(({ by, index, statement: { predicate } }): [number, Said] => {
      const { expiresAt, finding, item, owner, reason } = predicate;
      const what = `${item}, which found “${finding}”: ${reason}; ${owner} answers for it`;
      return [index, { by, what, until: expiresAt }];
    }),
    ...breakGlass.map(({ by, index, statement: { predicate } }): [number, Said] => {
      const { environment, expiresAt, network, reason } = predicate;
      return [index, { by, what: `${environment} on the ${network} network: ${reason}`, until: expiresAt }];
    }),
    ...promotions.map(({ by, index, statement: { predicate } }): [number, Said] => {
      const { environment, epoch, expiresAt, id, network } = predicate;
      return [
        index,
        { by, what: `${environment} on the ${network} network, epoch ${epoch}, ${id}`, until: expiresAt },
      ];
    }),
  ];
}

function unsigned({ body }: LedgerEntry): Said {
  const said = ['reason', 'promotion', 'level', 'mode', 'item'].flatMap((name) => {
    const value = body[name];
    return typeof value === 'string' ? [name === 'reason' ? value : `${name} ${value}`] : [];
  });
  const named = [body['by'] ?? body['approvers'] ?? []].flat();
  const by = named.filter((name) => typeof name === 'string').join(' and ');
  return { what: said.join(', '), ...(by === '' ? {} : { by }) };
}
