import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parseEnvelope } from './envelope.ts';
import { signEnvelope } from './sign-envelope.ts';
import { SigningKey } from './signing-key.ts';
import { verifyEnvelope } from './verify-envelope.ts';
import { fromEnvelopeJson, toEnvelopeJson } from './testing/envelope-json.ts';
import type { EnvelopeJson } from './testing/envelope-json.ts';
import { alice, bob } from './testing/keys.ts';
import { refusal } from './testing/refusal.ts';

const payloadType = 'application/vnd.in-toto+json';
// Its base64 holds `+` and `/`, which base64url spells differently, and ends in padding.
const payload = Buffer.from([0xfb, 0xff, 0xfe, 0x3e, 0x3f, 0x0a, 0x00]);
const signed = signEnvelope(payload, { payloadType, keys: [alice] });
const policy = { keys: [alice.verifyingKey], payloadType };

const json = toEnvelopeJson(signed);
const sig = json.signatures[0]?.sig ?? '';
const changed = (change: (envelope: EnvelopeJson) => object): Uint8Array => fromEnvelopeJson(change(json));
const replaced = (from: string, to: string): Uint8Array => {
  const text = Buffer.from(signed).toString();
  assert.ok(text.includes(from));
  return Buffer.from(text.replace(from, () => to));
};
const withSig = (text: string): Uint8Array => changed((it) => ({ ...it, signatures: [{ sig: text }] }));

describe('an envelope', () => {
  test('is the same bytes for the same input, whatever the order of keys, each of which signs once', () => {
    const one = signEnvelope(payload, { payloadType, keys: [alice, bob] });
    const other = signEnvelope(payload, { payloadType, keys: [bob, alice, bob] });
    assert.deepEqual(Buffer.from(one), Buffer.from(other));
    assert.equal(parseEnvelope(one).signatures.length, 2);
  });

  test('of a key of RFC 8032 is the one that other implementations make', () => {
    const statement = Buffer.from('{"_type":"https://in-toto.io/Statement/v1"}');
    const envelope = toEnvelopeJson(signEnvelope(statement, { payloadType, keys: [alice] }));
    const want = '2WAfaHm5jluo0w+0rk8uVkluELJYWjSmU9x7EUzx+AyteDGJ4/nqyJXfmAUVFIAoQafWm7AxBZNw5M9ixNHiCA==';
    assert.equal(envelope.signatures[0]?.sig, want);
  });

  test('is not made where it could not be verified', () => {
    assert.equal(
      refusal(() => signEnvelope(payload, { payloadType, keys: [] })),
      'signature_missing',
    );
    assert.equal(
      refusal(() => signEnvelope(payload, { payloadType: '', keys: [alice] })),
      'envelope_malformed',
    );
    const keys = Array.from({ length: 17 }, () => SigningKey.generate());
    assert.equal(
      refusal(() => signEnvelope(payload, { payloadType, keys })),
      'envelope_malformed',
    );
    const large = Buffer.alloc(13 * 1024 * 1024);
    assert.equal(
      refusal(() => signEnvelope(large, { payloadType, keys: [alice] })),
      'envelope_malformed',
    );
  });

  const accepted: readonly (readonly [string, Uint8Array])[] = [
    ['as it was signed', signed],
    [
      'of other white space and order',
      Buffer.from(`\n${JSON.stringify(json, ['signatures', 'sig', 'payloadType', 'payload'], 2)}\n`),
    ],
    ['without keyid', withSig(sig)],
    [
      'with the keyid of somebody else',
      changed((it) => ({ ...it, signatures: [{ keyid: bob.verifyingKey.id, sig }] })),
    ],
    [
      'with a hostile keyid',
      changed((it) => ({ ...it, signatures: [{ keyid: '__proto__\u001b[2J', sig }] })),
    ],
    [
      'with a signature beside it that is nobody’s',
      changed((it) => ({ ...it, signatures: [{ sig: 'AAAA' }, { sig }] })),
    ],
    [
      'with 16 signatures',
      changed((it) => ({ ...it, signatures: Array.from({ length: 16 }, () => ({ sig })) })),
    ],
    ['with escapes in its JSON', replaced('payloadType', 'payload\\u0054ype')],
  ];
  for (const [name, bytes] of accepted)
    test(`is verified ${name}`, () => {
      const verified = verifyEnvelope(bytes, policy);
      assert.deepEqual(Buffer.from(verified.payload), payload);
      assert.deepEqual(verified.signers, [alice.verifyingKey]);
    });

  const text = Buffer.from(signed).toString();
  const refused: readonly (readonly [string, Uint8Array, string])[] = [
    [
      'another payload',
      changed((it) => ({ ...it, payload: Buffer.from('other').toString('base64') })),
      'signature_invalid',
    ],
    [
      'a payload with a byte more',
      changed((it) => ({ ...it, payload: Buffer.concat([payload, Buffer.from([0])]).toString('base64') })),
      'signature_invalid',
    ],
    ['no bytes in the payload', changed((it) => ({ ...it, payload: '' })), 'signature_invalid'],
    ['another payload type', changed((it) => ({ ...it, payloadType: 'text/plain' })), 'payload_type_unknown'],
    [
      'the payload type in capitals',
      changed((it) => ({ ...it, payloadType: payloadType.toUpperCase() })),
      'payload_type_unknown',
    ],
    [
      'the payload type with a space',
      changed((it) => ({ ...it, payloadType: `${payloadType} ` })),
      'payload_type_unknown',
    ],
    ['no payload type', changed((it) => ({ ...it, payloadType: '' })), 'envelope_malformed'],
    ['another signature', withSig(Buffer.alloc(64, 1).toString('base64')), 'signature_invalid'],
    [
      'a cut signature',
      withSig(Buffer.from(sig, 'base64').subarray(0, 32).toString('base64')),
      'signature_invalid',
    ],
    [
      'the signature of an untrusted key under a trusted keyid',
      changed((it) => ({ ...it, signatures: [{ keyid: alice.verifyingKey.id, sig: sigOf(bob) }] })),
      'signature_invalid',
    ],
    ['an empty signature', withSig(''), 'envelope_malformed'],
    ['no signature', changed((it) => ({ ...it, signatures: [] })), 'signature_missing'],
    [
      '17 signatures',
      changed((it) => ({ ...it, signatures: Array.from({ length: 17 }, () => ({ sig })) })),
      'envelope_malformed',
    ],
    [
      'white space in base64',
      changed((it) => ({ ...it, payload: `${it.payload.slice(0, 4)}\n${it.payload.slice(4)}` })),
      'envelope_malformed',
    ],
    ['white space behind base64', withSig(`${sig} `), 'envelope_malformed'],
    [
      'url-safe base64',
      changed((it) => ({ ...it, payload: payload.toString('base64url') })),
      'envelope_malformed',
    ],
    [
      'padded url-safe base64',
      changed((it) => ({ ...it, payload: it.payload.replaceAll('+', '-').replaceAll('/', '_') })),
      'envelope_malformed',
    ],
    [
      'base64 without padding',
      changed((it) => ({ ...it, payload: it.payload.replaceAll('=', '') })),
      'envelope_malformed',
    ],
    [
      'base64 with bits to spare',
      changed((it) => ({ ...it, payload: it.payload.replace('AA==', 'AB==') })),
      'envelope_malformed',
    ],
    ['what is no base64', withSig('¡no!'), 'envelope_malformed'],
    ['something behind it', Buffer.from(`${text}{}`), 'envelope_malformed'],
    ['a zero byte behind it', Buffer.from(`${text}\0`), 'envelope_malformed'],
    ['two of them', Buffer.from(`${text}\n${text}`), 'envelope_malformed'],
    ['the end cut off', signed.subarray(0, -1), 'envelope_malformed'],
    ['nothing at all', Buffer.alloc(0), 'envelope_malformed'],
    ['a byte order mark', Buffer.from(`\ufeff${text}`), 'envelope_malformed'],
    [
      'bytes that are no UTF-8',
      replaced('"payloadType"', '"payloadType"').map((byte) => (byte === 0x2b ? 0xff : byte)),
      'envelope_malformed',
    ],
    ['UTF-16', Buffer.from(text, 'utf16le'), 'envelope_malformed'],
    ['a payload twice', replaced('{"payload":', '{"payload":"AAAA","payload":'), 'envelope_malformed'],
    [
      'a payload twice, once in escapes',
      replaced('{"payload":', '{"p\\u0061yload":"AAAA","payload":'),
      'envelope_malformed',
    ],
    ['a signature’s member twice', replaced('"sig":', '"sig":"AAAA","sig":'), 'envelope_malformed'],
    ['__proto__', replaced('{"payload":', '{"__proto__":{"signatures":[]},"payload":'), 'envelope_malformed'],
    [
      '__proto__ in a signature',
      replaced('"sig":', '"__proto__":{"keyid":"x"},"sig":'),
      'envelope_malformed',
    ],
    ['constructor', replaced('{"payload":', '{"constructor":{},"payload":'), 'envelope_malformed'],
    ['an unknown member', changed((it) => ({ ...it, certificate: 'x' })), 'envelope_malformed'],
    [
      'an unknown member of a signature',
      changed((it) => ({ ...it, signatures: [{ sig, cert: 'x' }] })),
      'envelope_malformed',
    ],
    [
      'a missing member',
      changed((it) => ({ payload: it.payload, signatures: it.signatures })),
      'envelope_malformed',
    ],
    [
      'a keyid that is no text',
      changed((it) => ({ ...it, signatures: [{ keyid: 1, sig }] })),
      'envelope_malformed',
    ],
    ['a list of envelopes', changed((it) => [it]), 'envelope_malformed'],
    ['null', Buffer.from('null'), 'envelope_malformed'],
    [
      'signatures as an object',
      changed((it) => ({ ...it, signatures: { 0: { sig }, length: 1 } })),
      'envelope_malformed',
    ],
    ['half a character', replaced(payloadType, `${payloadType}\\ud800`), 'envelope_malformed'],
    ['a million brackets', Buffer.from('['.repeat(1_000_000) + ']'.repeat(1_000_000)), 'envelope_malformed'],
    ['a million escapes', Buffer.from(`{"payload":"${'\\"'.repeat(1_000_000)}"}`), 'envelope_malformed'],
    ['17 MB', Buffer.alloc(17 * 1024 * 1024, 0x20), 'envelope_malformed'],
  ];
  for (const [name, bytes, code] of refused)
    test(`is refused with ${name}`, () =>
      assert.equal(
        refusal(() => verifyEnvelope(bytes, policy)),
        code,
      ));

  test('of nearly 16 MB is read', () => {
    const large = Buffer.alloc(12 * 1024 * 1024 - 512, 7);
    const bytes = signEnvelope(large, { payloadType, keys: [alice] });
    assert.equal(Buffer.compare(verifyEnvelope(bytes, policy).payload, large), 0);
  });

  test('is refused in words that no terminal obeys and that name what was expected', () => {
    const bytes = changed((it) => ({ ...it, payloadType: `\u001b[2J\u202e${'x'.repeat(200)}` }));
    assert.throws(
      () => verifyEnvelope(bytes, policy),
      (error) =>
        error instanceof Error &&
        /^[ -~…]{0,600}$/.test(error.message) &&
        error.message.includes(payloadType),
    );
  });
});

function sigOf(key: SigningKey): string {
  const bytes = signEnvelope(payload, { payloadType, keys: [key] });
  return toEnvelopeJson(bytes).signatures[0]?.sig ?? '';
}
