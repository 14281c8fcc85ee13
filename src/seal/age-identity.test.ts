import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { inspect } from 'node:util';
import { generateHybridIdentity, identityToRecipient } from 'age-encryption';
import { AgeIdentity } from './age-identity.ts';
import { parseAgeRecipient } from './age-recipient.ts';
import type { SealError } from './seal-error.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';

const postQuantum = await identityToRecipient(await generateHybridIdentity());
// The key pair of the age specification's test vectors.
const key = 'AGE-SECRET-KEY-1EGTZVFFV20835NWYV6270LXYVK2VKNX2MMDKWYKLMGR48UAWX40Q2P2LM0';

describe('AgeIdentity', () => {
  const accepted: readonly [string, string][] = [
    ['a key', key],
    ['white space around it', `\n  ${key}\r\n`],
    ['a file of age-keygen', `# created: 2026-07-01T08:00:00Z\n# public key: age1x\n${key}\n`],
  ];
  for (const [name, text] of accepted) {
    it(`parses ${name}`, async () => {
      const identity = await AgeIdentity.parse(text);
      assert.equal(identity.reveal(), key);
      assert.equal(parseAgeRecipient(` ${identity.recipient}\n`), identity.recipient);
    });
  }

  const refused: readonly [string, string, RegExp][] = [
    ['nothing', ' \n', /found nothing/],
    ['a changed character', key.replace('EGTZ', 'EGTX'), /mistyped or cut/],
    ['a cut key', key.slice(0, -1), /mistyped or cut/],
    ['small letters', key.toLowerCase(), /not in capitals/],
    ['a recipient', 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwj', /public half/],
    ['a post-quantum identity', 'AGE-SECRET-KEY-PQ-1EGTZVFF', /post-quantum/],
    ['a plugin', 'AGE-PLUGIN-YUBIKEY-1XYZ', /plugin/],
    ['an SSH key', '-----BEGIN OPENSSH PRIVATE KEY-----\nabc', /PEM/],
    ['an identity under a passphrase', '-----BEGIN AGE ENCRYPTED FILE-----\nabc', /an age file/],
    ['a secret', canary, /text of 11 characters/],
    ['two keys', `${key}\n${key}`, /2 lines/],
    ['a huge text', `${'#\n'.repeat(10_000)}${key}`, /characters/],
  ];
  for (const [name, text, words] of refused) {
    it(`refuses ${name}`, async () => {
      assert.equal(await refusalOf(() => AgeIdentity.parse(text)), 'identity_invalid');
      await assert.rejects(AgeIdentity.parse(text), (error: SealError) => {
        assert.match(error.message, words);
        return error.exitCode === 2;
      });
    });
  }

  it('makes a new one each time, and shows the key to nobody who does not ask', async () => {
    const [one, other] = await Promise.all([AgeIdentity.make(), AgeIdentity.make()]);
    assert.notEqual(one.reveal(), other.reveal());
    const shown = `${inspect(one, { showHidden: true, depth: null })}${JSON.stringify(one)}`;
    assert.match(shown, /age1/);
    assert.doesNotMatch(shown, /SECRET/);
    assert.ok(!shown.includes(one.reveal().slice(16)));
  });
});

describe('parseAgeRecipient', () => {
  const refused: readonly [string, string, RegExp][] = [
    ['nothing', '', /found nothing/],
    ['an identity', key, /X25519 identity/],
    ['a changed character', 'age1zvkyg2lqzraa2lnjvqej32nkuu0ues2s82hzrye869xeexvn73equnujwk', /mistyped/],
    ['capitals', 'AGE1ZVKYG2LQZRAA2LNJVQEJ32NKUU0UES2S82HZRYE869XEEXVN73EQUNUJWJ', /small letters/],
    ['a post-quantum recipient', postQuantum, /post-quantum/],
    ['a plugin', 'age1yubikey1qwt50d05nh5vutpdzmlg5wn80xq5negm4uj9ghv0snvdd3yysf5yw3rhl3t', /plugin/],
    ['an SSH key', 'ssh-ed25519 AAAAC3NzaC1lZDI1NTE5AAAAIHsKLqeplhpW+uObz5dvMgjz1OxfM/XXUB+VHtZ6isGN', /SSH/],
    ['terminal escapes', `age1\u001b[2J${canary}`, /mistyped/],
  ];
  for (const [name, text, words] of refused) {
    it(`refuses ${name}`, async () => {
      assert.equal(await refusalOf(() => parseAgeRecipient(text)), 'recipient_invalid');
      assert.throws(() => parseAgeRecipient(text), words);
    });
  }
});
