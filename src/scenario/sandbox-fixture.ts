import type { TestInfo } from '@playwright/test';
import type { Lane } from './lane.ts';
import { checkDeclared } from './needs.ts';
import type { Session } from './session.ts';

/** Controls the scenario's own sandbox world. */
export type ScenarioSandbox = {
  /** Puts a fault in force, spelt as on the command line: `createOrder=status:503`. */
  fault(spec: string): Promise<void>;
  /** Uses up the rate limit that an operation counts against. */
  exhaust(operation: string): Promise<void>;
};

/** The sandbox of a scenario that declares `needs('sandbox')`. */
export async function createSandboxFixture(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<ScenarioSandbox> {
  checkDeclared('sandbox', testInfo);
  const { control } = session;
  if (control === undefined) throw new Error('faults and limits are set on the sandbox network only');
  const world = await lane.ownWorld();
  const provider = session.provider.id;
  const environment = session.environmentName;
  return {
    fault: async (spec) => {
      await control.addFault({ world, fault: `${provider}@${environment}:${spec}` });
    },
    exhaust: async (operation) => {
      await haveToken(session, lane, operation);
      await control.exhaust({ world, provider, environment, operation });
    },
  };
}

/** A token obtained now counts against no limit; one asked for over the limit would wait until there is none any more. */
async function haveToken({ provider }: Session, lane: Lane, operation: string): Promise<void> {
  const name = provider.operations[operation]?.auth ?? provider.defaultAuth;
  if (provider.auth[name]?.obtain !== undefined) await (await lane.client()).token(name);
}
