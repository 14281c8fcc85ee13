import type { ItemResult } from '../model/decision.ts';

/** What one command costs that clears several items: for most of them the same, and what is more is said with its item. */
export function shownCosts(items: readonly ItemResult[]): string {
  const [first, ...others] = Map.groupBy(items, ({ remedy }) => remedy?.cost ?? '');
  const more = others.map(([cost, own]) => `${own.map(({ id }) => id).join(', ')}: ${cost}`);
  return [first?.[0] ?? '', ...more].join('; ');
}
