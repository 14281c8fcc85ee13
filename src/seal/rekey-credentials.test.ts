import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { AgeIdentity } from './age-identity.ts';
import { openCredentials } from './open-credentials.ts';
import { rekeyCredentials } from './rekey-credentials.ts';
import { refusalOf } from './testing/refusal-of.ts';
import { owner, sealedAt, sealedFixture } from './testing/sealed-fixture.ts';

const later = new Date('2026-07-20T08:00:00.000Z');

describe('rekeyCredentials', () => {
  it('gives the same values with the same age to others, and no more to who is left out', async () => {
    const { identity, bytes } = await sealedFixture();
    const next = await AgeIdentity.make();
    const to = { recipients: [next.recipient], sealedAt: later };
    const rekeyed = await rekeyCredentials(bytes, [identity], owner, to);
    const [before, after] = [
      await openCredentials(bytes, [identity], owner),
      await openCredentials(rekeyed, [next], owner),
    ];
    assert.deepEqual(after, { ...before, sealedAt: later.toISOString() });
    assert.equal(after.values['ACME_API_KEY']?.sealedAt, sealedAt.toISOString());
    assert.equal(await refusalOf(() => openCredentials(rekeyed, [identity], owner)), 'wrong_identity');
  });

  it('refuses what cannot be opened, is of another environment, or would be sealed in the past', async () => {
    const { identity, bytes } = await sealedFixture();
    const to = { recipients: [identity.recipient], sealedAt: later };
    const cases: readonly [() => Promise<unknown>, string][] = [
      [async () => rekeyCredentials(bytes, [await AgeIdentity.make()], owner, to), 'wrong_identity'],
      [
        () => rekeyCredentials(bytes, [identity], { ...owner, environment: 'staging' }, to),
        'sealed_for_other',
      ],
      [() => rekeyCredentials(bytes, [identity], owner, { ...to, recipients: [] }), 'recipients_missing'],
      [
        () => rekeyCredentials(bytes, [identity], owner, { ...to, sealedAt: new Date(0) }),
        'credentials_invalid',
      ],
    ];
    for (const [work, code] of cases) assert.equal(await refusalOf(work), code);
  });
});
