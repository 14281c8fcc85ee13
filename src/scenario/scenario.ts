import { _baseTest as base } from '@playwright/test';
import type { TestType } from '@playwright/test';
import type { ErrorClass, ErrorClassName, Provider } from '../model/provider.ts';
import { createApi } from './api.ts';
import type { AnyOperations, OperationTypes, ScenarioApi } from './api.ts';
import { capabilityOf, refusalOf, resetRuleOf } from './capability.ts';
import type { Capability, ResetRule } from './capability.ts';
import { createClockFixture } from './clock-fixture.ts';
import type { ScenarioClock } from './clock-fixture.ts';
import { differenceToDate, scenarioEnvironment } from './environment-fixture.ts';
import type { ScenarioEnvironment } from './environment-fixture.ts';
import { foreignLookups } from './foreign-lookups.ts';
import type { ForeignLookups } from './foreign-lookups.ts';
import { createGiven } from './given.ts';
import type { Given } from './given.ts';
import { createKeys } from './keys.ts';
import type { Keys } from './keys.ts';
import { Lane } from './lane.ts';
import { neededOfSandbox } from './needs.ts';
import { endAsSandboxOnly } from './not-applicable.ts';
import { respectQuarantine } from './quarantine.ts';
import { recordAttempt } from './record-attempt.ts';
import { createSandboxFixture } from './sandbox-fixture.ts';
import type { ScenarioSandbox } from './sandbox-fixture.ts';
import { Session } from './session.ts';
import type { TargetUse } from './project-config.ts';
import type { Reply } from '../network/reply.ts';

type CapabilityName = keyof Provider['capabilities'];

/** What a scenario can ask for by naming it in its parameters. */
export type ScenarioFixtures<Operations extends OperationTypes> = {
  provider: Provider;
  environment: ScenarioEnvironment;
  /** The provider's operations through the guarded client. */
  api: ScenarioApi<Operations>;
  given: Given;
  /** A declared capability; where the provider declares it absent, the scenario ends as not applicable with that reason. */
  capability: <Name extends CapabilityName>(name: Name) => Capability<Name>;
  /** The documented refusal of a kind, or not applicable. */
  refusal: (name: ErrorClassName) => Exclude<ErrorClass, { notApplicable: string }>;
  /** Naming it gives the scenario a sandbox world of its own. Declare `needs('clock')`: sandbox network only. */
  clock: ScenarioClock;
  /** Naming it gives the scenario a sandbox world of its own. Declare `needs('sandbox')`: sandbox network only. */
  sandbox: ScenarioSandbox;
  /**
   * For scenarios that count what there is: from here to the scenario's end nobody else changes it. A world of its own on
   * the sandbox network; on the internet, the environment alone among all scenarios of this machine.
   */
  isolated: () => Promise<void>;
  keys: Keys;
  /** What to look up with ids of another environment; not applicable where none is at hand. Before the first call. */
  foreign: () => Promise<ForeignLookups>;
  resetRule: () => ResetRule;
  /** By how many milliseconds the reply's `Date` differs from our clock. */
  clockDifference: (reply: Reply) => number;
};

type Internal = { lane: Lane };
type WorkerFixtures = TargetUse & { session: Session };

const extended = base.extend<ScenarioFixtures<AnyOperations> & Internal, WorkerFixtures>({
  target: [
    { root: '', provider: '', environment: '' },
    { option: true, scope: 'worker' },
  ],
  session: [
    async ({ target }, use) => {
      const session = await Session.open(target);
      await use(session);
      await session.close();
    },
    { scope: 'worker' },
  ],
  lane: [
    async ({ session }, use, testInfo) => {
      respectQuarantine(session.provider, testInfo);
      const needed = session.network === 'internet' ? neededOfSandbox(testInfo) : undefined;
      if (needed !== undefined) endAsSandboxOnly(testInfo, needed);
      const lane = new Lane(session, testInfo);
      await use(lane);
      try {
        await recordAttempt(session, lane, testInfo);
      } finally {
        await lane.close();
      }
    },
    { auto: true },
  ],
  provider: async ({ session }, use) => use(session.provider),
  environment: async ({ session }, use) => use(scenarioEnvironment(session)),
  api: async ({ session, lane }, use) => use(createApi(session, lane)),
  given: async ({ session, lane }, use) =>
    use(createGiven(session.provider, () => lane.credentials(), createApi(session, lane))),
  capability: async ({ session }, use, testInfo) =>
    use((name) => capabilityOf(session.provider, name, testInfo)),
  refusal: async ({ session }, use, testInfo) => use((name) => refusalOf(session.provider, name, testInfo)),
  clock: async ({ session, lane }, use, testInfo) => use(await createClockFixture(session, lane, testInfo)),
  sandbox: async ({ session, lane }, use, testInfo) =>
    use(await createSandboxFixture(session, lane, testInfo)),
  isolated: async ({ lane }, use) => use(() => lane.isolate()),
  keys: async ({ session, lane, given }, use) => use(createKeys(session, lane, given)),
  foreign: async ({ session, lane }, use, testInfo) => use(() => foreignLookups(session, lane, testInfo)),
  resetRule: async ({ session }, use, testInfo) => use(() => resetRuleOf(session, testInfo)),
  clockDifference: async ({}, use) => use(differenceToDate),
});

type ScenarioTest<Operations extends OperationTypes> = TestType<ScenarioFixtures<Operations>, WorkerFixtures>;

/** Defines one behaviour, written once and run unchanged in every environment. */
export const scenario = extended as unknown as ScenarioTest<AnyOperations>;

/** The same, with the operations of one provider typed: `scenarioFor<Operations>()`. */
export function scenarioFor<
  Operations extends { [Id in keyof Operations]: { input: unknown; data: unknown } },
>(): ScenarioTest<Operations & OperationTypes> {
  return extended as unknown as ScenarioTest<Operations & OperationTypes>;
}
