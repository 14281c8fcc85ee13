import { rm } from 'node:fs/promises';
import { relative } from 'node:path';
import { awaitReleases } from '../../gate/await-releases.ts';
import { namedCredentials } from '../../gate/credential-names.ts';
import { GateError } from '../../gate/gate-error.ts';
import { liveCredentials } from '../../gate/live-credentials.ts';
import { requireStillOpen } from '../../gate/open-promotion.ts';
import type { OpenPromotion } from '../../gate/open-promotion.ts';
import type { ReleaseNote } from '../../gate/record-release.ts';
import type { Arrival } from '../../gate/release-inbox.ts';
import { requireAsDescribed } from '../../gate/require-as-described.ts';
import { requestRelease } from '../../gate/request-release.ts';
import type { AskedRelease } from '../../gate/request-release.ts';
import { safeText } from '../../report/safe-text.ts';
import { credentialsCommand } from '../../seal/credential-owner.ts';
import { openCredentials } from '../../seal/open-credentials.ts';
import type { CredentialValues } from '../../seal/sealed-credentials.ts';
import { shownDuration } from '../../util/shown-duration.ts';
import { readAsker } from './asker.ts';
import { readIdentity } from './read-identity.ts';
import { tell } from './tell.ts';

/** Credentials that may be used, and how they came. */
export type Released = Pick<ReleaseNote, 'approval'> & {
  /** By the names of provider.yaml. */
  readonly credentials: Readonly<Record<string, string>>;
  /** ISO 8601, UTC: never later than the promotion says. */
  readonly expiresAt: string;
};

/**
 * An identity on this very machine opens what is sealed. Throws a `GateError` `not_approved` where more than one person
 * has to approve: an identity is one person's.
 */
export async function releaseByIdentity(opening: OpenPromotion, localKey: string): Promise<Released> {
  const { approvers, environment, expiresAt, network, provider } = opening.promotion.statement.predicate;
  if (approvers > 1)
    throw new GateError(
      'not_approved',
      `${approvers} approvers have to release ${provider} ${environment}, and --local-key is one of them`,
      {
        hint: 'Leave out --local-key, and LIVEGATE_IDENTITY: then livegate exec asks them, and each runs "livegate approve <request>".',
      },
    );
  const owner = { provider, environment, network };
  const identity = await readIdentity(localKey);
  const { values } = await openCredentials(opening.sealed.bytes, [identity], owner);
  return { expiresAt, credentials: await requireNamed(opening, values) };
}

/** Approvers open it on their machines, for a key that exists for this one request. */
export async function releaseByApproval(opening: OpenPromotion, patience: number): Promise<Released> {
  const { promotion, query, sealed, trust, watch } = opening;
  const { approvers, expiresAt } = promotion.statement.predicate;
  const asked = await requestRelease({
    ...{ root: query.root, promotion: promotion.statement.predicate, sealed: sealed.digest, now: new Date() },
    ...readAsker(query.root, query.audience),
  });
  tellRequest(asked, opening, patience);
  const wait = { asked, promotion, trust, watch, root: query.root, patience, report: tellArrival };
  const counted = await awaitReleases(wait).catch(async (error: unknown) => {
    // Nobody waits for an answer any more, so nobody should give one.
    await rm(asked.file, { force: true });
    throw error;
  });
  await requireStillOpen(opening);
  const releases = counted.map(({ release }) => release);
  const ends = [expiresAt, ...releases.map(({ released }) => released.expiresAt)];
  return {
    credentials: await requireNamed(opening, releases[0]?.released.values ?? {}),
    expiresAt: ends.sort()[0] ?? expiresAt,
    approval: {
      request: asked.request.id,
      approvers: counted.slice(0, approvers).map(({ name }) => name),
      releases: [...new Set(releases.map(({ digest }) => digest))],
    },
  };
}

async function requireNamed(
  { basis, query }: OpenPromotion,
  values: CredentialValues,
): Promise<Readonly<Record<string, string>>> {
  const { checklist, contract } = basis;
  await requireAsDescribed(values, basis, query.root);
  const environment = contract.provider.environments[checklist.opens];
  const named = environment === undefined ? undefined : namedCredentials(environment, values);
  if (named !== undefined) return named;
  throw new GateError('credentials_missing', `not every credential of ${checklist.opens} is sealed`, {
    hint: credentialsCommand('seal', liveCredentials(basis)),
  });
}

function tellRequest({ file, request }: AskedRelease, { promotion, query }: OpenPromotion, patience: number) {
  const { approvers } = promotion.statement.predicate;
  const who = `${approvers} ${approvers === 1 ? 'approver has' : 'approvers have'}`;
  const shown = relative(query.root, file);
  tell(`${who} to release ${request.provider} ${request.environment} until ${request.expiresAt}`);
  tell(`  request: ${shown}`);
  tell(`  approve: livegate approve ${shown} --key <file> --local-key <file>`);
  tell(
    `waiting for ${shown.replace(/json$/, '<approver>.release.json')}, at most ${shownDuration(patience)}`,
  );
}

function tellArrival(arrival: Arrival, missing: number): void {
  if (arrival.kind === 'refused') {
    tell(`${safeText(arrival.file)} does not count: ${safeText(arrival.reason)}`);
    return;
  }
  const { by, note } = arrival.release;
  const said = note === undefined ? '' : `: "${safeText(note)}"`;
  tell(`${by.join(' and ')} approved${said}; ${missing === 0 ? 'that is enough' : `${missing} to come`}`);
}
