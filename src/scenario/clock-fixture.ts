import type { TestInfo } from '@playwright/test';
import { durationToMilliseconds } from '../util/duration.ts';
import { ConfigError } from '../util/errors.ts';
import type { ResetRule } from './capability.ts';
import type { Lane } from './lane.ts';
import { checkDeclared } from './needs.ts';
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

/** The clock of a scenario that declares `needs('clock')`. */
export async function createClockFixture(
  session: Session,
  lane: Lane,
  testInfo: TestInfo,
): Promise<ScenarioClock> {
  checkDeclared('clock', testInfo);
  await lane.ownWorld();
  const renewBefore = (credential: string) =>
    durationToMilliseconds(session.provider.auth[credential]?.obtain?.renewBefore ?? 'PT60S');
  const lifetime = (credential: string) => lifetimeOf(session, credential);
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

// A mistake in the file, and never a reason to leave the check out.
function lifetimeOf({ provider }: Session, credential: string): number {
  const stated = provider.auth[credential]?.obtain?.lifetime;
  if (stated !== undefined) return durationToMilliseconds(stated);
  throw new ConfigError('config_invalid', [
    {
      file: `contracts/${provider.id}/provider.yaml`,
      message: `auth.${credential} has no lifetime, so it cannot be shown to expire or to be renewed`,
      expected:
        'auth.<credential>.obtain.lifetime, or notApplicable in errors.classes.expiredCredentials and capabilities.renewal',
    },
  ]);
}
