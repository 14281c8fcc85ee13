import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestInfo } from '@playwright/test';
import type { Provider } from '../model/provider.ts';
import { testProvider } from '../network/testing/test-provider.ts';
import { quarantineAnnotation, respectQuarantine } from './quarantine.ts';

const entry = { scenario: 'acme/pays-twice', owner: 'ann', reason: 'ACME-7', expires: '2026-11-22' };
const provider: Provider = { ...testProvider, quarantine: [entry] };

/** What a scenario of this title was told: the reason for which it was left out, and its annotations. */
function respected(title: string, now: string): { skipped: readonly string[]; noted: readonly unknown[] } {
  const skipped: string[] = [];
  const noted: unknown[] = [];
  const testInfo = {
    ...{ file: '/project/suites/acme/pay.spec.ts', titlePath: ['pay.spec.ts', title] },
    annotations: noted,
    skip: (isSkipped: boolean, reason: string) => isSkipped && skipped.push(reason),
  };
  respectQuarantine(provider, testInfo as unknown as TestInfo, new Date(now));
  return { skipped, noted };
}

const reason = 'ACME-7 (ann, until 2026-11-22)';

for (const [name, title, now, want] of [
  ['is left out before its last day', 'pays twice', '2026-01-01T00:00:00Z', [reason]],
  ['is left out to the end of its last day', 'pays twice', '2026-11-22T23:59:59Z', [reason]],
  ['runs again when its last day is over', 'pays twice', '2026-11-23T00:00:00Z', []],
  ['is no reason to leave out another', 'pays once', '2026-01-01T00:00:00Z', []],
] as const)
  test(`a scenario in quarantine ${name}`, () => {
    const { skipped, noted } = respected(title, now);
    assert.deepEqual(skipped, want);
    assert.deepEqual(
      noted,
      want.map((description) => ({ type: quarantineAnnotation, description })),
    );
  });
