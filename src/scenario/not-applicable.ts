import type { TestInfo } from '@playwright/test';
import type { NotApplicable } from '../model/provider.ts';

/** Marks the annotation that carries a declared reason from a worker to the reporter; no name that a suite would use. */
export const notApplicableAnnotation = 'livegate:not-applicable';

/** Marks the annotation that says what of the sandbox a scenario needs, on the internet network. */
export const sandboxOnlyAnnotation = 'livegate:sandbox-only';

/** True for the part of a provider file that declares something absent. */
export function isNotApplicable(value: object): value is NotApplicable {
  return 'notApplicable' in value;
}

/** Ends the scenario as not applicable, with the reason that the provider file declares. Never returns. */
export function endAsNotApplicable(testInfo: TestInfo, reason: string): never {
  return leaveOut(testInfo, notApplicableAnnotation, reason);
}

/** Ends the scenario because it needs the sandbox, as it declares itself. Never returns. */
export function endAsSandboxOnly(testInfo: TestInfo, reason: string): never {
  return leaveOut(testInfo, sandboxOnlyAnnotation, reason);
}

function leaveOut(testInfo: TestInfo, type: string, reason: string): never {
  testInfo.annotations.push({ type, description: reason });
  testInfo.skip(true, reason);
  throw new Error('unreachable: skip throws');
}
