import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import fc from 'fast-check';
import { signEnvelope } from './sign-envelope.ts';
import { SigningKey } from './signing-key.ts';
import { fromEnvelopeJson, toEnvelopeJson } from './testing/envelope-json.ts';
import { alice, bob } from './testing/keys.ts';
import { refusal } from './testing/refusal.ts';
import { verifyEnvelope } from './verify-envelope.ts';

const payloadType = 'application/vnd.in-toto+json';
const payload = Buffer.from([0xfb, 0xff, 0xfe, 0x3e, 0x3f, 0x0a, 0x00]);
const signed = signEnvelope(payload, { payloadType, keys: [alice] });
const policy = { keys: [alice.verifyingKey], payloadType };

describe('a threshold', () => {
  const both = [alice.verifyingKey, bob.verifyingKey];
  const by = (...keys: readonly SigningKey[]): Uint8Array => signEnvelope(payload, { payloadType, keys });
  const sig = toEnvelopeJson(signed).signatures[0]?.sig;
  const twice = fromEnvelopeJson({
    ...toEnvelopeJson(signed),
    signatures: [
      { keyid: 'a', sig },
      { keyid: 'b', sig },
    ],
  });
  const signers = (bytes: Uint8Array, threshold: number, keys = both) =>
    verifyEnvelope(bytes, { keys, payloadType, threshold }).signers;

  test('of two is met by two keys, in the order of the policy', () => {
    assert.deepEqual(signers(by(bob, alice), 2), both);
    assert.deepEqual(signers(by(alice, bob), 2, [bob.verifyingKey, alice.verifyingKey]), both.toReversed());
  });

  const refused: readonly (readonly [string, () => unknown, string])[] = [
    ['one key', () => signers(by(alice), 2), 'signers_too_few'],
    ['one key that signed twice', () => signers(twice, 2), 'signers_too_few'],
    [
      'one key that is trusted twice',
      () => signers(twice, 2, [alice.verifyingKey, alice.verifyingKey]),
      'signers_too_few',
    ],
    ['a key that is not trusted', () => signers(by(alice, SigningKey.generate()), 2), 'signers_too_few'],
    ['nobody who is trusted', () => signers(by(SigningKey.generate()), 1), 'signature_invalid'],
    ['anybody where nobody is trusted', () => signers(by(alice), 1, []), 'signature_invalid'],
  ];
  for (const [name, act, code] of refused)
    test(`is not met by ${name}`, () => assert.equal(refusal(act), code));

  for (const threshold of [0, -1, 0.5, NaN, Infinity])
    test(`of ${threshold} is none`, () => assert.throws(() => signers(by(alice), threshold), RangeError));
});

describe('whatever the payload', () => {
  const bytes = fc.uint8Array({ maxLength: 300 });
  const type = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 });

  test('it comes back as it was', () => {
    fc.assert(
      fc.property(bytes, type, (content, anyType) => {
        const envelope = signEnvelope(content, { payloadType: anyType, keys: [alice] });
        const { payload: back } = verifyEnvelope(envelope, { ...policy, payloadType: anyType });
        assert.deepEqual(Buffer.from(back), Buffer.from(content));
      }),
    );
  });

  test('a flipped bit of it is refused', () => {
    fc.assert(
      fc.property(
        fc.uint8Array({ minLength: 1, maxLength: 300 }),
        fc.nat(),
        fc.nat(7),
        (content, place, bit) => {
          const envelope = toEnvelopeJson(signEnvelope(content, { payloadType, keys: [alice] }));
          const index = place % content.length;
          const other = content.map((byte, at) => (at === index ? byte ^ (1 << bit) : byte));
          const tampered = fromEnvelopeJson({ ...envelope, payload: Buffer.from(other).toString('base64') });
          assert.equal(
            refusal(() => verifyEnvelope(tampered, policy)),
            'signature_invalid',
          );
        },
      ),
    );
  });

  // A byte of the keyid may change, and nobody looks; no other.
  test('a changed byte of the envelope is refused, or changes nothing that was signed', () => {
    const text = Buffer.from(signed).toString();
    const keyid = [text.indexOf(alice.verifyingKey.id), text.indexOf(alice.verifyingKey.id) + 71] as const;
    fc.assert(
      fc.property(fc.nat(signed.length - 1), fc.integer({ min: 1, max: 255 }), (index, mask) => {
        const tampered = signed.map((byte, at) => (at === index ? byte ^ mask : byte));
        const isKeyid = index >= keyid[0] && index < keyid[1];
        if (!isKeyid) refusal(() => verifyEnvelope(tampered, policy));
        else assert.ok(isSameOrRefused(tampered));
      }),
      { numRuns: 2000 },
    );
  });

  function isSameOrRefused(tampered: Uint8Array): boolean {
    try {
      return Buffer.compare(verifyEnvelope(tampered, policy).payload, payload) === 0;
    } catch {
      return refusal(() => verifyEnvelope(tampered, policy)) === 'envelope_malformed';
    }
  }
});
