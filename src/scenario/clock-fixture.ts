import type { TestInfo } from '@playwright/test';
import { durationToMilliseconds } from '../util/duration.ts';
import type { ResetRule } from './capability.ts';
import type { Lane } from './lane.ts';
import { endAsNotApplicable } from './not-applicable.ts';
import type { Session } from './session.ts';

/** Moves the time of the scenario's own sandbox world, and the client's with it. Never the machine's. */
export type ScenarioClock = {
  /** Moves on by an ISO 8601 duration. */
  advance(duration: string): Promise<void>;
  /** Moves past the documented lifetime of a credential's token. */
  pastLifetime(credential: string): Promise<void>;
  /** Moves to where the token still works and the client is due to renew it. */
  justBeforeExpiry(credential: string): Promise<void>;
  /** Moves past the reset after which something unused until now is gone. */
  pastReset(rule: ResetRule): Promise<void>;
};

/** Slack in milliseconds around a lifetime: whole seconds in replies round both ways. */
const slack = 2000;

export async function createClockFixture(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<ScenarioClock> {
  if (session.network === 'internet')
    endAsNotApplicable(testInfo, 'the clock of a real provider cannot be moved');
  await lane.ownWorld();
  const lifetime = (credential: string): number => {
    const stated = session.provider.auth[credential]?.obtain?.lifetime;
    if (stated === undefined) endAsNotApplicable(testInfo, `the documents give ${credential} no lifetime`);
    return durationToMilliseconds(stated);
  };
  const renewBefore = (credential: string) =>
    durationToMilliseconds(session.provider.auth[credential]?.obtain?.renewBefore ?? 'PT60S');
  return {
    advance: (duration) => lane.advance(durationToMilliseconds(duration)),
    pastLifetime: (credential) => lane.advance(lifetime(credential) + slack),
    justBeforeExpiry: (credential) => lane.advance(lifetime(credential) - renewBefore(credential) + slack),
    pastReset: (rule) =>
      lane.advance(
        durationToMilliseconds(rule.every) + durationToMilliseconds(rule.unusedFor ?? 'PT0S') + slack,
      ),
  };
}
