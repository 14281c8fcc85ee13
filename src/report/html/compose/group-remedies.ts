import type { ItemResult } from '../../../model/decision.ts';
import { shownCosts } from '../../shown-costs.ts';

/** One command and the items that it clears. */
export type OpenCommand = {
  readonly command: string;
  /** In time or people. */
  readonly cost: string;
  readonly clears: readonly ItemResult[];
};

/** What clears the items that are not passed: one entry for each command, the one that clears most first. */
export function groupRemedies(items: readonly ItemResult[]): readonly OpenCommand[] {
  const open = items.filter(({ verdict }) => verdict !== 'passed');
  const groups = [...Map.groupBy(open, ({ remedy }) => remedy?.command ?? '')].map(([command, clears]) => ({
    command,
    cost: shownCosts(clears),
    clears,
  }));
  return groups.filter(({ command }) => command !== '').sort((a, b) => b.clears.length - a.clears.length);
}
