import type { TestInfo } from '@playwright/test';

/** Marks the annotations by which a scenario declares what it needs. */
const annotationType = 'needs';

const reasons = {
  clock: "moves the provider's clock",
  sandbox: 'sets faults or uses up limits',
} as const;

/** What only the sandbox network has. */
export type Need = keyof typeof reasons;

/**
 * Declares what a scenario needs that only the sandbox has: `scenario('title', needs('clock'), async ({ clock }) => …)`.
 * On the internet network it is left out and shown as `sandbox-only`, which says nothing about the provider.
 */
export function needs(...names: readonly Need[]): { annotation: { type: string; description: string }[] } {
  return { annotation: names.map((description) => ({ type: annotationType, description })) };
}

/** Why a scenario cannot run on the internet, by its own declaration; undefined where it can. */
export function neededOfSandbox({ annotations }: TestInfo): string | undefined {
  const names = annotations
    .filter(({ type }) => type === annotationType)
    .map(({ description }) => description);
  const known = names.flatMap((name) => (name !== undefined && name in reasons ? reasons[name as Need] : []));
  return known.length === 0 ? undefined : known.join(', ');
}

/** Throws where a scenario uses what it did not declare, on every network: else only the internet would show it. */
export function checkDeclared(need: Need, { annotations }: TestInfo): void {
  if (annotations.some(({ type, description }) => type === annotationType && description === need)) return;
  throw new Error(`declare what the scenario needs: scenario(title, needs('${need}'), …)`);
}
