import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Encrypter } from 'age-encryption';
import fc from 'fast-check';
import { canonicalJson } from '../util/canonical-json.ts';
import { AgeIdentity } from './age-identity.ts';
import type { CredentialOwner } from './credential-owner.ts';
import { openCredentials } from './open-credentials.ts';
import type { SealError } from './seal-error.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';
import { ageFileOf, owner, sealedFixture, unarmored, withFlip } from './testing/sealed-fixture.ts';

const { identity, bytes } = await sealedFixture();
// Of armor: a line end for a space, the case of a letter, the last bit of a Base64 digit.
const forms: readonly [form: string, file: Uint8Array, masks: readonly number[]][] = [
  ['armored', bytes, [0x2a, 0x20, 0x01]],
  ['binary', unarmored(bytes), [0x01, 0x80]],
];
const open = (file: Uint8Array, identities = [identity], expected: CredentialOwner = owner) =>
  openCredentials(file, identities, expected);

describe('openCredentials', () => {
  for (const [form, file, masks] of forms) {
    it(`opens the ${form} form, and does not change the bytes`, async () => {
      const before = Uint8Array.from(file);
      const opened = await open(file, [await AgeIdentity.make(), identity]);
      assert.equal(opened.values['ACME_API_KEY']?.secret, `${canary}-key`);
      assert.deepEqual(file, before);
    });

    it(`refuses the ${form} form cut at any offset`, async () => {
      for (let length = 0; length < file.length; length += 1)
        assert.match(await refusalOf(() => open(file.subarray(0, length))), /^(not_age|sealed_corrupt)$/);
    });

    it(`refuses the ${form} form with a flip in any byte`, async () => {
      for (let offset = 0; offset < file.length; offset += 1)
        for (const mask of masks) await refusalOf(() => open(withFlip(file, offset, mask)));
    });

    it(`refuses the ${form} form with any other change of a byte`, async () => {
      const offset = fc.nat({ max: file.length - 1 });
      await fc.assert(
        fc.asyncProperty(offset, fc.integer({ min: 1, max: 255 }), async (at, mask) => {
          await refusalOf(() => open(withFlip(file, at, mask)));
        }),
        { numRuns: 300 },
      );
    });

    it(`refuses anything behind the ${form} form`, async () => {
      for (const more of ['\n', ' ', '\0', 'x', new TextDecoder('latin1').decode(file)])
        assert.equal(await refusalOf(() => open(Buffer.concat([file, Buffer.from(more)]))), 'sealed_corrupt');
    });
  }

  it('refuses an armored file whose line ends were converted', async () => {
    const converted = new TextDecoder().decode(bytes).replaceAll('\n', '\r\n');
    assert.equal(await refusalOf(() => open(new TextEncoder().encode(converted))), 'sealed_corrupt');
  });

  const others: readonly [string, CredentialOwner][] = [
    ['provider', { ...owner, provider: 'other' }],
    ['environment', { ...owner, environment: 'staging' }],
    ['network', { ...owner, network: 'internet' }],
  ];
  for (const [what, expected] of others) {
    it(`refuses a file that was renamed to another ${what}`, async () => {
      assert.equal(await refusalOf(() => open(bytes, [identity], expected)), 'sealed_for_other');
    });
  }

  it('refuses a file of before networks were sealed, and names what mends it', async () => {
    const { network, ...before } = await open(bytes);
    assert.equal(network, 'sandbox');
    const file = await ageFileOf(canonicalJson(before), identity.recipient);
    await assert.rejects(open(file), ({ hint, message }: SealError) => {
      assert.match(message, /required property 'network'/);
      assert.equal(hint, 'livegate credentials seal acme --environment live');
      return true;
    });
  });

  it('refuses where no identity fits, or none is given', async () => {
    for (const identities of [[], [await AgeIdentity.make(), await AgeIdentity.make()]])
      assert.equal(await refusalOf(() => open(bytes, identities)), 'wrong_identity');
  });

  const hostile: readonly [string, Uint8Array | string, string][] = [
    ['nothing', '', 'not_age'],
    ['secrets in the open', `ACME_API_KEY=${canary}\n`, 'not_age'],
    ['another version', `age-encryption.org/v2\n${canary}`, 'not_age'],
    ['a key file', identity.reveal(), 'not_age'],
    ['a header without end', 'age-encryption.org/v1\n', 'sealed_corrupt'],
    ['a header with a secret', `age-encryption.org/v1\n${canary}\n`, 'sealed_corrupt'],
    [
      'empty armor',
      '-----BEGIN AGE ENCRYPTED FILE-----\n-----END AGE ENCRYPTED FILE-----\n',
      'sealed_corrupt',
    ],
    ['a huge file', new Uint8Array(600_000), 'too_large'],
    ['a huge header', `age-encryption.org/v1\n-> X25519 ${'A'.repeat(500_000)}`, 'sealed_corrupt'],
    ['a header of empty lines', `age-encryption.org/v1\n${'\n'.repeat(500_000)}`, 'sealed_corrupt'],
    [
      'a header of many stanzas',
      `age-encryption.org/v1\n${'-> X25519 AAAA\n\n'.repeat(30_000)}--- ${'A'.repeat(43)}\n`,
      'too_large',
    ],
    [
      'a header without stanzas',
      `age-encryption.org/v1\n--- ${'A'.repeat(43)}\n${'x'.repeat(64)}`,
      'wrong_identity',
    ],
  ];
  for (const [what, file, code] of hostile) {
    it(`refuses ${what}`, async () => {
      const given = typeof file === 'string' ? new TextEncoder().encode(file) : file;
      assert.equal(await refusalOf(() => open(given)), code);
    });
  }

  it('refuses a file that a passphrase opens, and says so', async () => {
    const encrypter = new Encrypter();
    encrypter.setPassphrase(canary);
    encrypter.setScryptWorkFactor(1);
    const file = await encrypter.encrypt('{}');
    assert.equal(await refusalOf(() => open(file)), 'passphrase_sealed');
    await assert.rejects(open(file), /sealed with a passphrase/);
  });

  it('refuses an age file with anything else inside', async () => {
    for (const content of ['', canary, '{}', `{"values":{"__proto__":"${canary}"}}`])
      assert.equal(
        await refusalOf(async () => open(await ageFileOf(content, identity.recipient))),
        'sealed_invalid',
      );
    const huge = await ageFileOf(canary.repeat(25_000), identity.recipient);
    assert.equal(await refusalOf(() => open(huge)), 'too_large');
  });
});
