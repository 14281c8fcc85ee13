import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../util/canonical-json.ts';
import { digestOf, digestOfJson } from '../util/digest.ts';
import { AgeIdentity } from './age-identity.ts';
import { makeReleaseRequest } from './make-release-request.ts';
import type { ReleaseWish } from './make-release-request.ts';
import { openRelease } from './open-release.ts';
import type { ReleaseRequest } from './release-request.ts';
import type { ReleasedCredentials } from './released-credentials.ts';
import { rewrapCredentials } from './rewrap-credentials.ts';
import { sealCredentials } from './seal-credentials.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';
import { ageFileOf, owner, sealedFixture, unarmored, withFlip } from './testing/sealed-fixture.ts';

const { identity: approver, bytes: sealed } = await sealedFixture();
const requestedAt = new Date('2026-07-10T08:00:00.000Z');
const minutes = (count: number) => new Date(requestedAt.getTime() + count * 60_000);
const wish: ReleaseWish = {
  ...owner,
  decision: digestOf('a decision'),
  sealed: digestOf(sealed),
  run: 'https://ci.example.com/runs/17',
  repository: 'https://git.example.com/shop.git',
  requestedAt,
  expiresAt: minutes(60),
};
const { request, identity: oneTime } = await makeReleaseRequest(wish);
const rewrap = (of: ReleaseRequest = request, now = minutes(1), more: { expiresAt?: Date } = {}) =>
  rewrapCredentials(sealed, [approver], of, { now, ...more });
const release = await rewrap();

/** A request that differs, but is answered to the same one-time recipient. */
const altered = (change: Partial<ReleaseRequest>): ReleaseRequest => ({ ...request, ...change });

describe('approval by rewrap', () => {
  it('hands the values to the runner that asked, bound to request and decision', async () => {
    const released = await openRelease(release, oneTime, { request, now: minutes(2) });
    assert.equal(released.values['ACME_API_KEY']?.secret, `${canary}-key`);
    assert.deepEqual(
      [released.request, released.decision, released.expiresAt],
      [digestOfJson(request), request.decision, request.expiresAt],
    );
    assert.ok(!Buffer.from(release).includes(canary));
  });

  it('hands over as many bytes as a sealed file can hold', async () => {
    const values = { A: 'x'.repeat(256 * 1024 - 300) };
    const large = await sealCredentials({ ...owner, values, sealedAt: requestedAt }, [approver.recipient]);
    const asked = await makeReleaseRequest({ ...wish, sealed: digestOf(large) });
    const bytes = await rewrapCredentials(large, [approver], asked.request, { now: minutes(1) });
    const { values: got } = await openRelease(bytes, asked.identity, {
      request: asked.request,
      now: minutes(1),
    });
    assert.equal(got['A']?.secret, values.A);
  });

  it('asks with another id and another recipient each time', async () => {
    const again = await makeReleaseRequest(wish);
    assert.match(request.id, /^[0-9a-f]{32}$/);
    assert.notEqual(again.request.id, request.id);
    assert.notEqual(again.request.recipient, request.recipient);
  });
});

describe('rewrapCredentials', () => {
  const cases: readonly [string, () => Promise<unknown>, string][] = [
    ['a sealed file that changed', () => rewrap(altered({ sealed: digestOf('another') })), 'sealed_changed'],
    [
      'the same credentials in other bytes',
      () => rewrapCredentials(unarmored(sealed), [approver], request, { now: minutes(1) }),
      'sealed_changed',
    ],
    ['a request for another provider', () => rewrap(altered({ provider: 'other' })), 'sealed_for_other'],
    [
      'a request for another environment',
      () => rewrap(altered({ environment: 'staging' })),
      'sealed_for_other',
    ],
    ['a request for another network', () => rewrap(altered({ network: 'internet' })), 'sealed_for_other'],
    ['an expired request', () => rewrap(request, minutes(60)), 'request_expired'],
    ['a request 400 days later', () => rewrap(request, minutes(400 * 1440)), 'request_expired'],
    ['a request from the future', () => rewrap(request, minutes(-6)), 'request_not_yet_valid'],
    ['a clock that does not exist', () => rewrap(request, new Date(NaN)), 'request_expired'],
    [
      'an expiry after that of the request',
      () => rewrap(request, minutes(1), { expiresAt: minutes(61) }),
      'release_outlives_request',
    ],
    [
      'an expiry in the past',
      () => rewrap(request, minutes(2), { expiresAt: minutes(1) }),
      'release_outlives_request',
    ],
    [
      'a request for longer than a day',
      () => rewrap(altered({ expiresAt: minutes(1441).toISOString() })),
      'request_invalid',
    ],
    ['a request to nobody', () => rewrap(altered({ recipient: `age1${'q'.repeat(58)}` })), 'request_invalid'],
    [
      "someone else's identity",
      async () => rewrapCredentials(sealed, [await AgeIdentity.make()], request, { now: minutes(1) }),
      'wrong_identity',
    ],
  ];
  for (const [what, work, code] of cases) {
    it(`refuses ${what}`, async () => assert.equal(await refusalOf(work), code));
  }

  it('opens the bytes that it hashed, whatever happens to them meanwhile', async () => {
    const bytes = unarmored(sealed);
    const asked = await makeReleaseRequest({ ...wish, sealed: digestOf(bytes) });
    const work = rewrapCredentials(bytes, [approver], asked.request, { now: minutes(1) });
    bytes.fill(0);
    await openRelease(await work, asked.identity, { request: asked.request, now: minutes(1) });
  });

  it('lets clocks differ by less than five minutes', async () => {
    await rewrap(request, minutes(-4));
  });
});

describe('openRelease', () => {
  const openAs = (of: ReleaseRequest, now = minutes(2)) =>
    openRelease(release, oneTime, { request: of, now });
  const cases: readonly [string, () => Promise<unknown>, string][] = [
    ['for another run', () => openAs(altered({ run: 'run 18' })), 'release_for_other_request'],
    ['for another repository', () => openAs(altered({ repository: 'x' })), 'release_for_other_request'],
    ['for another id', () => openAs(altered({ id: '0'.repeat(32) })), 'release_for_other_request'],
    [
      'for another sealed file',
      () => openAs(altered({ sealed: digestOf('x') })),
      'release_for_other_request',
    ],
    ['for another provider', () => openAs(altered({ provider: 'other' })), 'release_for_other_provider'],
    [
      'for another environment',
      () => openAs(altered({ environment: 'staging' })),
      'release_for_other_environment',
    ],
    ['for another network', () => openAs(altered({ network: 'internet' })), 'release_for_other_network'],
    [
      'for another decision',
      () => openAs(altered({ decision: digestOf('another') })),
      'release_for_other_decision',
    ],
    ['expired', () => openAs(request, minutes(60)), 'release_expired'],
    ['expired by a clock 400 days ahead', () => openAs(request, minutes(400 * 1440)), 'release_expired'],
    ['by a clock 400 days behind', () => openAs(request, minutes(-400 * 1440)), 'request_not_yet_valid'],
    ['by a clock that does not exist', () => openAs(request, new Date(NaN)), 'release_expired'],
    [
      'expired before the request is',
      async () =>
        openRelease(await rewrap(request, minutes(1), { expiresAt: minutes(5) }), oneTime, {
          request,
          now: minutes(5),
        }),
      'release_expired',
    ],
    [
      'for a request of more than a day',
      () => openAs(altered({ expiresAt: minutes(1441).toISOString() })),
      'request_invalid',
    ],
    [
      'for a request with another recipient',
      () => openAs(altered({ recipient: approver.recipient })),
      'wrong_identity',
    ],
    [
      'with the identity of another request',
      async () => openRelease(release, await AgeIdentity.make(), { request, now: minutes(2) }),
      'wrong_identity',
    ],
    [
      'of another one-time recipient',
      async () => {
        const other = await makeReleaseRequest(wish);
        return openRelease(release, other.identity, { request: other.request, now: minutes(2) });
      },
      'wrong_identity',
    ],
    [
      'that is the sealed file itself',
      () =>
        openRelease(sealed, approver, {
          request: altered({ recipient: approver.recipient }),
          now: minutes(2),
        }),
      'sealed_invalid',
    ],
  ];
  for (const [what, work, code] of cases) {
    it(`refuses one ${what}`, async () => assert.equal(await refusalOf(work), code));
  }

  it('refuses one that was made to outlive its request', async () => {
    const content: ReleasedCredentials = {
      schema: 'https://livegate.dev/schemas/released-credentials.schema.json',
      request: digestOfJson(request),
      decision: request.decision,
      ...owner,
      expiresAt: minutes(61).toISOString(),
      values: { A: { secret: canary, sealedAt: requestedAt.toISOString() } },
    };
    const forged = await ageFileOf(canonicalJson(content), oneTime.recipient);
    const work = () => openRelease(forged, oneTime, { request, now: minutes(2) });
    assert.equal(await refusalOf(work), 'release_outlives_request');
  });

  for (const [form, file] of [
    ['armored', release],
    ['binary', unarmored(release)],
  ] as const) {
    it(`refuses the ${form} form with any byte flipped, or cut anywhere`, async () => {
      const offset = fc.nat({ max: file.length - 1 });
      const open = (bytes: Uint8Array) => openRelease(bytes, oneTime, { request, now: minutes(2) });
      await fc.assert(
        fc.asyncProperty(offset, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          await refusalOf(() => open(withFlip(file, at, mask)));
          await refusalOf(() => open(file.subarray(0, at)));
        }),
        { numRuns: 300 },
      );
    });
  }
});
