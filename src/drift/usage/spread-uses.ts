import type { FieldUse } from '../../model/usage.ts';
import type { Visit } from '../json-schema/visit.ts';
import { useBelow } from './field-use.ts';

type Start = { readonly visit: Visit; readonly use: FieldUse };

/**
 * Follows recorded uses from where they start through the compared schemas: what of them gets to each visit. A use is as
 * deep as what was exchanged, so recursive schemas end; beneath `whole` each schema is entered once.
 */
export function spreadUses(
  starts: readonly Start[],
  visitOf: (pair: Visit['pair']) => Visit | undefined,
): ReadonlyMap<Visit, ReadonlySet<FieldUse>> {
  const found = new Map<Visit, Set<FieldUse>>();
  const queue = [...starts];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    const { use, visit } = next;
    const known = found.get(visit) ?? new Set();
    if (known.has(use)) continue;
    found.set(visit, known.add(use));
    queue.push(...below(next, visitOf));
  }
  return found;
}

function below({ use, visit }: Start, visitOf: (pair: Visit['pair']) => Visit | undefined): readonly Start[] {
  return visit.matched
    .flatMap(({ edges }) => edges)
    .flatMap(({ pair, step }) => {
      const [inner, to] = [useBelow(use, step), pair.identical ? undefined : visitOf(pair)];
      return inner === undefined || to === undefined ? [] : [{ visit: to, use: inner }];
    });
}
