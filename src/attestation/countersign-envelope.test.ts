import assert from 'node:assert/strict';
import { test } from 'node:test';
import { countersignEnvelope } from './countersign-envelope.ts';
import { signEnvelope } from './sign-envelope.ts';
import { alice, bob } from './testing/keys.ts';
import { verifyEnvelope } from './verify-envelope.ts';

const payloadType = 'text/plain';
const payload = Buffer.from('open');
const once = signEnvelope(payload, { payloadType, keys: [alice] });
const policy = { payloadType, keys: [alice.verifyingKey, bob.verifyingKey] };

test('a second signature is over the very payload, and the first stays', () => {
  const twice = countersignEnvelope(once, bob);
  const { payload: verified, signers } = verifyEnvelope(twice, { ...policy, threshold: 2 });
  assert.deepEqual([Buffer.from(verified), signers.length], [payload, 2]);
});

test('who has signed does not count twice, whatever the envelope calls the key', () => {
  assert.equal(countersignEnvelope(once, alice), once);
  assert.throws(() => verifyEnvelope(countersignEnvelope(once, alice), { ...policy, threshold: 2 }), {
    code: 'signers_too_few',
  });
});

test('what is no envelope is not signed', () => {
  for (const bytes of ['', '{}', '{"payload":"","payloadType":"x","signatures":[]}'])
    assert.throws(() => countersignEnvelope(Buffer.from(bytes), bob));
  const full = { payload: '', payloadType, signatures: Array.from({ length: 16 }, () => ({ sig: 'AAAA' })) };
  assert.throws(() => countersignEnvelope(Buffer.from(JSON.stringify(full)), bob), {
    code: 'envelope_malformed',
  });
});
