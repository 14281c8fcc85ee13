import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { createPublicKey } from 'node:crypto';
import { mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { promisify } from 'node:util';
import { bundleFromJSON, envelopeFromJSON, envelopeToJSON } from '@sigstore/bundle';
import { toSignedEntity, toTrustMaterial, Verifier } from '@sigstore/verify';
import { digestOf } from '../util/digest.ts';
import { pae } from './pae.ts';
import { signStatement } from './sign-statement.ts';
import { SigningKey } from './signing-key.ts';
import { statementPayloadType } from './statement.ts';
import { fromEnvelopeJson, toEnvelopeJson } from './testing/envelope-json.ts';
import type { EnvelopeJson } from './testing/envelope-json.ts';
import { refusal } from './testing/refusal.ts';
import { verifyEnvelope } from './verify-envelope.ts';
import { VerifyingKey } from './verifying-key.ts';

const key = SigningKey.generate();
const statement = {
  subjects: new Map([['suites', digestOf('suites')]]),
  predicateType: 'https://livegate.dev/attestation/note/v1',
  predicate: { note: 'checked: ü 😀' },
};
const envelope = toEnvelopeJson(signStatement(statement, [key]));
const payload = Buffer.from(envelope.payload, 'base64');
const signature = Buffer.from(envelope.signatures[0]?.sig ?? '', 'base64');
const policy = { keys: [key.verifyingKey], payloadType: statementPayloadType };

const flipped = (bytes: Uint8Array, index: number): Uint8Array =>
  bytes.map((byte, at) => (at === index ? byte ^ 1 : byte));
const base64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64');
const signedBy = (sig: Uint8Array): EnvelopeJson['signatures'] => [
  { keyid: key.verifyingKey.id, sig: base64(sig) },
];

/** What another implementation must accept or refuse just as we do. */
const table: readonly (readonly [string, boolean, EnvelopeJson])[] = [
  ['as we signed it', true, envelope],
  ['with another payload', false, { ...envelope, payload: base64(flipped(payload, 40)) }],
  [
    'with a longer payload',
    false,
    { ...envelope, payload: base64(Buffer.concat([payload, Buffer.from(' ')])) },
  ],
  ['with another payload type', false, { ...envelope, payloadType: `${statementPayloadType}2` }],
  [
    'with another point in the signature',
    false,
    { ...envelope, signatures: signedBy(flipped(signature, 0)) },
  ],
  [
    'with another scalar in the signature',
    false,
    { ...envelope, signatures: signedBy(flipped(signature, 40)) },
  ],
  [
    'with the signature of somebody else',
    false,
    { ...envelope, signatures: signedBy(SigningKey.generate().sign(payload)) },
  ],
];

describe('the openssl program', () => {
  let folder: string;
  const at = (name: string): string => join(folder, name);
  const openssl = async (...words: readonly string[]): Promise<string> =>
    (await promisify(execFile)('openssl', words, { timeout: 20_000 })).stdout;
  before(async () => {
    folder = await mkdtemp(join(tmpdir(), 'livegate-attestation-'));
    await writeFile(at('ours.pem'), key.toPem());
    await writeFile(at('ours.pub'), key.verifyingKey.toPem());
  });
  after(() => rm(folder, { recursive: true }));

  const accepts = async (index: number, it: EnvelopeJson): Promise<boolean> => {
    const [message, sig] = [at(`${index}.pae`), at(`${index}.sig`)];
    await writeFile(message, pae(it.payloadType, Buffer.from(it.payload, 'base64')));
    await writeFile(sig, Buffer.from(it.signatures[0]?.sig ?? '', 'base64'));
    const words = ['-verify', '-rawin', '-pubin', '-inkey', at('ours.pub'), '-sigfile', sig, '-in', message];
    return openssl('pkeyutl', ...words).then(
      (out) => out.includes('Signature Verified Successfully'),
      (error: unknown) => {
        assert.match((error as { stdout: string }).stdout, /Signature Verification Failure/);
        return false;
      },
    );
  };
  for (const [index, [name, want, it]] of table.entries())
    test(`${want ? 'accepts' : 'refuses'} an envelope ${name}`, async () => {
      assert.equal(await accepts(index, it), want);
    });

  test('reads our keys, and we its', async () => {
    assert.equal(await openssl('pkey', '-in', at('ours.pem'), '-pubout'), key.verifyingKey.toPem());
    await openssl('genpkey', '-algorithm', 'ed25519', '-out', at('its.pem'));
    await openssl('pkey', '-in', at('its.pem'), '-pubout', '-out', at('its.pub'), '-outform', 'DER');
    const its = SigningKey.parse(await readFile(at('its.pem'), 'utf8'), 'its.pem');
    assert.equal(its.verifyingKey.id, digestOf(await readFile(at('its.pub'))));
  });

  test('signs envelopes that we accept', async () => {
    await openssl('genpkey', '-algorithm', 'ed25519', '-out', at('signer.pem'));
    const trusted = VerifyingKey.parse(
      await openssl('pkey', '-in', at('signer.pem'), '-pubout'),
      'signer.pub',
    );
    // Written out by hand: not by the encoding under test.
    await writeFile(
      at('message'),
      `DSSEv1 28 application/vnd.in-toto+json ${payload.length} ${payload.toString()}`,
    );
    const words = ['-sign', '-rawin', '-inkey', at('signer.pem'), '-in', at('message'), '-out', at('sig')];
    await openssl('pkeyutl', ...words);
    const sig = base64(await readFile(at('sig')));
    const bytes = fromEnvelopeJson({ ...envelope, signatures: [{ sig }] });
    const verified = verifyEnvelope(bytes, { ...policy, keys: [key.verifyingKey, trusted] });
    assert.deepEqual(Buffer.from(verified.payload), payload);
    assert.deepEqual(verified.signers, [trusted]);
    const tampered = fromEnvelopeJson({
      ...envelope,
      payload: base64(flipped(payload, 3)),
      signatures: [{ sig }],
    });
    assert.equal(
      refusal(() => verifyEnvelope(tampered, { ...policy, keys: [trusted] })),
      'signature_invalid',
    );
  });
});

describe('the sigstore verifier', () => {
  const hint = key.verifyingKey.id;
  const publicKey = createPublicKey(key.verifyingKey.toPem());
  const none = { tlogs: [], certificateAuthorities: [], ctlogs: [], timestampAuthorities: [] };
  const root = { mediaType: 'application/vnd.dev.sigstore.trustedroot+json;version=0.1', ...none };
  const trust = toTrustMaterial(root, () => ({ publicKey, validFor: () => true }));
  const verifier = new Verifier(trust, { tlogThreshold: 0, ctlogThreshold: 0, timestampThreshold: 0 });
  const verify = (it: EnvelopeJson): unknown => {
    const bundle = bundleFromJSON({
      mediaType: 'application/vnd.dev.sigstore.bundle.v0.3+json',
      verificationMaterial: { publicKey: { hint }, tlogEntries: [], timestampVerificationData: undefined },
      dsseEnvelope: it,
    });
    return verifier.verify(toSignedEntity(bundle));
  };

  for (const [name, want, it] of table)
    test(`${want ? 'accepts' : 'refuses'} an envelope ${name}`, () => {
      if (want) verify(it);
      else assert.throws(() => verify(it), /signature verification failed/);
    });

  test('writes envelopes that we accept', () => {
    const written = Buffer.from(JSON.stringify(envelopeToJSON(envelopeFromJSON(envelope))));
    assert.deepEqual(Buffer.from(verifyEnvelope(written, policy).payload), payload);
  });
});

describe('we ourselves', () => {
  for (const [name, want, it] of table)
    test(`${want ? 'accept' : 'refuse'} an envelope ${name}`, () => {
      const act = (): unknown => verifyEnvelope(fromEnvelopeJson(it), policy);
      if (want) act();
      else assert.match(refusal(act), /^(signature_invalid|payload_type_unknown)$/);
    });
});
