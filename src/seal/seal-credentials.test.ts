import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import fc from 'fast-check';
import { canonicalJson } from '../util/canonical-json.ts';
import { AgeIdentity } from './age-identity.ts';
import type { AgeRecipient } from './age-recipient.ts';
import { encrypt } from './encrypt.ts';
import { openCredentials } from './open-credentials.ts';
import { sealCredentials } from './seal-credentials.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';
import { owner, sealedAt } from './testing/sealed-fixture.ts';

const later = new Date('2026-07-20T08:00:00.000Z');
const secret = fc.string({ unit: 'binary', minLength: 1 }).filter((text) => /\S/u.test(text));
const name = fc.stringMatching(/^[A-Z][A-Z0-9_]{0,20}$/);

describe('sealCredentials', () => {
  it('gives back any Unicode secrets, to each recipient alone', async () => {
    const people = await Promise.all([AgeIdentity.make(), AgeIdentity.make(), AgeIdentity.make()]);
    const recipients = people.map(({ recipient }) => recipient);
    await fc.assert(
      fc.asyncProperty(
        fc.dictionary(name, secret, { minKeys: 1, maxKeys: 5 }),
        fc.nat({ max: 2 }),
        async (values, who) => {
          const bytes = await sealCredentials({ ...owner, values, sealedAt }, recipients);
          const opened = await openCredentials(bytes, [people[who]!], owner);
          const secrets = Object.entries(opened.values).map(([key, { secret: text }]) => [key, text]);
          assert.deepEqual(Object.fromEntries(secrets), { ...values });
        },
      ),
    );
  });

  it('never makes the same bytes twice, nor shows a secret in them', async () => {
    const { recipient } = await AgeIdentity.make();
    const seal = () => sealCredentials({ ...owner, values: { A: canary }, sealedAt }, [recipient]);
    const [one, other] = await Promise.all([seal(), seal()]);
    assert.notDeepEqual(one, other);
    assert.ok(!Buffer.from(one).includes(canary));
  });

  it('keeps the age of what stays, also where the same secret comes in anew', async () => {
    const identity = await AgeIdentity.make();
    const first = await sealCredentials(
      { ...owner, values: { STAYS: 'a', SAME: 'b', CHANGES: 'c' }, sealedAt },
      [identity.recipient],
    );
    const kept = (await openCredentials(first, [identity], owner)).values;
    const second = await sealCredentials(
      { ...owner, values: { SAME: 'b', CHANGES: 'd', COMES: 'e' }, kept, sealedAt: later },
      [identity.recipient],
    );
    const opened = await openCredentials(second, [identity], owner);
    const [old, fresh] = [sealedAt.toISOString(), later.toISOString()];
    assert.equal(opened.sealedAt, fresh);
    assert.deepEqual(opened.values, {
      STAYS: { secret: 'a', sealedAt: old },
      SAME: { secret: 'b', sealedAt: old },
      CHANGES: { secret: 'd', sealedAt: fresh },
      COMES: { secret: 'e', sealedAt: fresh },
    });
  });

  const inputs: readonly [string, Partial<Parameters<typeof sealCredentials>[0]>, string][] = [
    ['no value', { values: {} }, 'credentials_invalid'],
    ['an empty secret', { values: { A: '' } }, 'credentials_invalid'],
    ['a blank secret', { values: { A: '\n' } }, 'credentials_invalid'],
    ['a name in small letters', { values: { [canary]: canary } }, 'credentials_invalid'],
    [
      'a prototype key',
      { values: JSON.parse(`{"__proto__":"${canary}"}`) as Record<string, string> },
      'credentials_invalid',
    ],
    ['half a surrogate', { values: { A: `${canary}\ud800` } }, 'credentials_invalid'],
    ['a provider with a path', { provider: '../acme' }, 'credentials_invalid'],
    ['a time that does not exist', { sealedAt: new Date(NaN) }, 'credentials_invalid'],
    [
      'a kept value from the future',
      { kept: { B: { secret: canary, sealedAt: later.toISOString() } } },
      'credentials_invalid',
    ],
    ['a huge secret', { values: { A: canary.repeat(30_000) } }, 'too_large'],
  ];
  for (const [what, part, code] of inputs) {
    it(`refuses ${what}`, async () => {
      const { recipient } = await AgeIdentity.make();
      const credentials = { ...owner, values: { A: canary }, sealedAt, ...part };
      assert.equal(await refusalOf(() => sealCredentials(credentials, [recipient])), code);
    });
  }

  it('seals what is just not too large, to as many recipients as there may be', async () => {
    const people = await Promise.all(Array.from({ length: 64 }, () => AgeIdentity.make()));
    const recipients = people.map(({ recipient }) => recipient);
    const seal = (values: Record<string, string>) =>
      sealCredentials({ ...owner, values, sealedAt }, recipients);
    const around = canonicalJson(await openCredentials(await seal({ A: 'x' }), [people[0]!], owner)).length;
    const values = { A: 'x'.repeat(256 * 1024 - around + 1) };
    assert.equal(await refusalOf(() => seal({ A: `${values.A}x` })), 'too_large');
    const bytes = await seal(values);
    const opened = await openCredentials(bytes, [people[63]!], owner);
    assert.equal(opened.values['A']?.secret, values.A);
  });

  it('refuses no recipient, too many, and one whose key is of low order', async () => {
    const credentials = { ...owner, values: { A: canary }, sealedAt };
    // All zeros, in Bech32: everybody knows what is agreed on with it.
    const zero: AgeRecipient = 'age1qqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqqq5cu47z';
    const many = await Promise.all(Array.from({ length: 65 }, () => AgeIdentity.make()));
    const cases: readonly [readonly AgeRecipient[], string][] = [
      [[], 'recipients_missing'],
      [many.map(({ recipient }) => recipient), 'recipient_invalid'],
      [[many[0]!.recipient, zero], 'recipient_invalid'],
      [['age1canary-7f3a'], 'recipient_invalid'],
    ];
    for (const [recipients, code] of cases)
      assert.equal(await refusalOf(() => sealCredentials(credentials, recipients)), code);
  });
});

describe('encrypt', () => {
  it('leaves no byte of the plaintext, where it works and where it fails', async () => {
    const { recipient } = await AgeIdentity.make();
    for (const recipients of [[recipient], []]) {
      const plaintext = new TextEncoder().encode(canary);
      await encrypt(plaintext, recipients).catch(() => undefined);
      assert.ok(plaintext.every((byte) => byte === 0));
    }
  });
});
