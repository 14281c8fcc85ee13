import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { Encrypter, Stanza } from 'age-encryption';
import { digestOf } from '../util/digest.ts';
import { AgeIdentity } from './age-identity.ts';
import { describeSealedFile } from './describe-sealed-file.ts';
import { sealCredentials } from './seal-credentials.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';
import { owner, sealedAt, sealedFixture, unarmored } from './testing/sealed-fixture.ts';

describe('describeSealedFile', () => {
  it('counts recipients, each once, and says nothing of who they are or what is inside', async () => {
    const [one, other] = await Promise.all([AgeIdentity.make(), AgeIdentity.make()]);
    const recipients = [one.recipient, other.recipient, one.recipient];
    const bytes = await sealCredentials({ ...owner, values: { A: canary }, sealedAt }, recipients);
    assert.deepEqual(await describeSealedFile(bytes), {
      digest: digestOf(bytes),
      size: bytes.length,
      armored: true,
      recipients: 2,
      otherStanzas: 0,
    });
  });

  it('tells binary from armored, and X25519 from other stanzas', async () => {
    const encrypter = new Encrypter();
    encrypter.addRecipient((await AgeIdentity.make()).recipient);
    encrypter.addRecipient({ wrapFileKey: () => [new Stanza(['x-grease', 'abc'], Uint8Array.of(1, 2))] });
    const bytes = await encrypter.encrypt('x');
    const { armored, recipients, otherStanzas } = await describeSealedFile(bytes);
    assert.deepEqual(
      { armored, recipients, otherStanzas },
      { armored: false, recipients: 1, otherStanzas: 1 },
    );
  });

  it('refuses what is no age file, cut in its header, or too large', async () => {
    const { bytes } = await sealedFixture();
    const binary = unarmored(bytes);
    const headerEnd = Buffer.from(binary).indexOf('\n', Buffer.from(binary).indexOf('\n---') + 1);
    for (let length = 0; length <= headerEnd; length += 1)
      assert.match(
        await refusalOf(() => describeSealedFile(binary.subarray(0, length))),
        /^(not_age|sealed_corrupt)$/,
      );
    assert.equal((await describeSealedFile(binary)).recipients, 1);
    assert.equal(await refusalOf(() => describeSealedFile(new Uint8Array(512 * 1024 + 1))), 'too_large');
  });
});
