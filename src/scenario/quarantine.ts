import type { TestInfo } from '@playwright/test';
import type { Provider } from '../model/provider.ts';
import { scenarioId } from './scenario-id.ts';

/** Marks the annotation that says why a scenario was not run although it is there. */
export const quarantineAnnotation = 'livegate:quarantined';

/** Leaves out a scenario that stands in the provider file's quarantine, until its last day is over. */
export function respectQuarantine(provider: Provider, testInfo: TestInfo, now = new Date()): void {
  const id = scenarioId(testInfo.file, testInfo.titlePath.slice(1));
  const entry = provider.quarantine?.find(({ scenario }) => scenario === id);
  if (entry === undefined || now > new Date(`${entry.expires}T23:59:59Z`)) return;
  const description = `${entry.reason} (${entry.owner}, until ${entry.expires})`;
  testInfo.annotations.push({ type: quarantineAnnotation, description });
  testInfo.skip(true, description);
}
