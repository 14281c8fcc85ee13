import type { TestInfo } from '@playwright/test';
import type { Environment, ErrorClass, ErrorClassName, NotApplicable, Provider } from '../model/provider.ts';
import { endAsNotApplicable, isNotApplicable } from './not-applicable.ts';
import type { Session } from './session.ts';

type Capabilities = Provider['capabilities'];

/** A capability that the provider has. */
export type Capability<Name extends keyof Capabilities> = Exclude<Capabilities[Name], NotApplicable>;

/** When an environment forgets what. */
export type ResetRule = Exclude<Environment['reset'], NotApplicable>;

/** The declared capability, or the end of the scenario as not applicable. */
export function capabilityOf<Name extends keyof Capabilities>(
  provider: Provider,
  name: Name,
  testInfo: TestInfo,
): Exclude<Capabilities[Name], NotApplicable> {
  return present<Capabilities[Name]>(provider.capabilities[name], testInfo);
}

/** The documented refusal, or the end of the scenario as not applicable. */
export function refusalOf(
  provider: Provider,
  name: ErrorClassName,
  testInfo: TestInfo,
): Exclude<ErrorClass, NotApplicable> {
  return present(provider.errors.classes[name], testInfo);
}

/** The environment's reset rule, or the end of the scenario as not applicable. */
export function resetRuleOf(session: Session, testInfo: TestInfo): ResetRule {
  return present(session.environment.reset, testInfo);
}

function present<Declared extends object>(
  declared: Declared,
  testInfo: TestInfo,
): Exclude<Declared, NotApplicable> {
  if (isNotApplicable(declared)) endAsNotApplicable(testInfo, declared.notApplicable);
  return declared as Exclude<Declared, NotApplicable>;
}
