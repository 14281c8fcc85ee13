import { setTimeout as pause } from 'node:timers/promises';
import { digestOfJson } from '../util/digest.ts';
import type { EpochWatch } from './epoch-watch.ts';
import { GateError } from './gate-error.ts';
import type { JudgedRelease, ReleaseJudgement } from './judge-release.ts';
import { promoteCommand } from './promote-command.ts';
import { ReleaseInbox } from './release-inbox.ts';
import type { Arrival } from './release-inbox.ts';

export type ReleaseWait = Omit<ReleaseJudgement, 'now'> & {
  readonly root: string;
  readonly watch: EpochWatch;
  /** Milliseconds. */
  readonly patience: number;
  /** Told of each answer; `missing`: how many approvers are still to come. */
  readonly report: (arrival: Arrival, missing: number) => void;
};

/** An approver who counts, and what he released. */
export type CountedApprover = { readonly name: string; readonly release: JudgedRelease };

/** Milliseconds between two looks. */
const interval = 250;

/**
 * Waits for as many approvers as the promotion asks for, each another person, and returns them. Throws a `GateError`:
 * `revoked` as soon as the provider is, `not_approved` where the time is up or the request has expired, `releases_differ`
 * where they did not all release the same.
 */
export async function awaitReleases(wait: ReleaseWait): Promise<readonly CountedApprover[]> {
  const { asked, patience, promotion, report, root, trust, watch } = wait;
  const { predicate } = promotion.statement;
  const needed = predicate.approvers;
  const inbox = new ReleaseInbox(root, { asked, promotion, trust });
  const deadline = performance.now() + patience;
  let counted: readonly CountedApprover[] = [];
  for (;;) {
    const closed = watch.closed();
    if (closed !== undefined) throw new GateError('revoked', closed, { hint: promoteCommand(predicate) });
    for (const arrival of await inbox.look()) {
      if (arrival.kind === 'approved') counted = withSigners(counted, arrival.release);
      report(arrival, Math.max(needed - counted.length, 0));
    }
    if (counted.length >= needed) return requireAgreement(counted);
    if (performance.now() >= deadline || Date.now() >= Date.parse(asked.request.expiresAt))
      throw notApproved(needed, counted, asked.request.provider);
    await pause(interval);
  }
}

/** Adds who signed a release, but nobody twice. */
function withSigners(
  counted: readonly CountedApprover[],
  release: JudgedRelease,
): readonly CountedApprover[] {
  const added = release.by.filter((by) => counted.every(({ name }) => name !== by));
  return [...counted, ...added.map((name) => ({ name, release }))];
}

/** One approver alone must not be able to choose what the child uses. */
function requireAgreement(counted: readonly CountedApprover[]): readonly CountedApprover[] {
  const values = new Set(counted.map(({ release }) => digestOfJson(release.released.values)));
  if (values.size === 1) return counted;
  const names = counted.map(({ name }) => name).join(' and ');
  throw new GateError('releases_differ', `${names} did not release the same credentials`, {
    hint: 'Find out which of them did not release what is sealed, and ask anew.',
  });
}

function notApproved(needed: number, counted: readonly CountedApprover[], provider: string): GateError {
  const names = counted.map(({ name }) => name).join(', ');
  const who = counted.length === 0 ? 'nobody' : `${counted.length} (${names})`;
  return new GateError(
    'not_approved',
    `${who} of the ${needed} approvers that ${provider} needs answered in time`,
    {
      hint: 'Ask an approver of trust.yaml, and run it again; --wait <minutes> waits longer.',
    },
  );
}
