import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { canonicalJson } from '../util/canonical-json.ts';
import { parseSealedCredentials } from './sealed-credentials.ts';
import { canary, refusalOf } from './testing/refusal-of.ts';

const value = { secret: canary, sealedAt: '2026-06-01T08:00:00.000Z' };
const valid = {
  schema: 'https://livegate.dev/schemas/sealed-credentials.schema.json',
  provider: 'acme',
  environment: 'live',
  network: 'internet',
  sealedAt: '2026-07-01T08:00:00.000Z',
  values: { ACME_API_KEY: value },
};

function withValues(text: string): string {
  return canonicalJson(valid).replace(canonicalJson(valid.values), text);
}

/** The text in UTF-8 with another byte where a part of it begins. */
function withByte(text: string, part: string, byte: number): Uint8Array {
  const bytes = new TextEncoder().encode(text);
  bytes[bytes.length - new TextEncoder().encode(text.slice(text.indexOf(part))).length] = byte;
  return bytes;
}

describe('parseSealedCredentials', () => {
  it('takes what is as it should be, and leaves no byte of it', () => {
    const bytes = new TextEncoder().encode(canonicalJson(valid));
    assert.deepEqual(parseSealedCredentials(bytes), valid);
    assert.ok(bytes.every((byte) => byte === 0));
  });

  const item = canonicalJson(value);
  const refused: readonly [string, string | Uint8Array][] = [
    ['nothing', ''],
    ['no JSON, with a secret in it', `ACME_API_KEY=${canary}`],
    ['a cut JSON', canonicalJson(valid).slice(0, -1)],
    ['no UTF-8', Uint8Array.of(0x22, 0xff, 0x22)],
    ['a secret that is no UTF-8', withByte(canonicalJson(valid), canary, 0xff)],
    ['null', 'null'],
    ['a list', '[]'],
    ['great depth', '['.repeat(100_000)],
    ['white space', JSON.stringify(valid, null, 2)],
    ['another order of members', JSON.stringify(valid)],
    ['a byte order mark', `\ufeff${canonicalJson(valid)}`],
    ['a member twice', canonicalJson(valid).replace('"provider":', '"provider":"evil","provider":')],
    ['a value twice', withValues(`{"ACME_API_KEY":${item},"ACME_API_KEY":${item}}`)],
    ['another schema', canonicalJson({ ...valid, schema: 'https://livegate.dev/schemas/other.json' })],
    ['an unknown member', canonicalJson({ ...valid, extra: canary })],
    ['no values', withValues('{}')],
    ['no provider', canonicalJson({ ...valid, provider: undefined })],
    ['a provider with a path', canonicalJson({ ...valid, provider: '../acme' })],
    ['an empty secret', withValues(`{"A":{"secret":"","sealedAt":"${value.sealedAt}"}}`)],
    ['a blank secret', withValues(`{"A":{"secret":" \\n","sealedAt":"${value.sealedAt}"}}`)],
    ['a secret that is no text', withValues(`{"A":{"secret":12,"sealedAt":"${value.sealedAt}"}}`)],
    ['half a surrogate', withValues(`{"A":{"secret":"\\ud800","sealedAt":"${value.sealedAt}"}}`)],
    ['a secret without its age', withValues(`{"A":{"secret":"${canary}"}}`)],
    ['an unknown member of a value', withValues(`{"A":${canonicalJson({ a: 1, ...value })}}`)],
    ['no network', canonicalJson({ ...valid, network: undefined })],
    ['another network', canonicalJson({ ...valid, network: 'lan' })],
    ['a name in small letters', withValues(`{"${canary}":${item}}`)],
    ['a name that begins with a digit', withValues(`{"1A":${item}}`)],
    ['a name with an equals sign', withValues(`{"A=B":${item}}`)],
    ['a name too long', withValues(`{"${'A'.repeat(129)}":${item}}`)],
    ['__proto__ as a name', withValues(`{"__proto__":${item}}`)],
    ['constructor as a name', withValues(`{"constructor":${item}}`)],
    ['__proto__ as a member', canonicalJson(valid).replace('{', `{"__proto__":{"polluted":1},`)],
    [
      '__proto__ in place of the members',
      `{"__proto__":${canonicalJson(valid)},"values":${canonicalJson(valid.values)}}`,
    ],
    [
      'a day that does not exist',
      withValues(`{"A":${canonicalJson({ ...value, sealedAt: '2026-02-30T08:00:00.000Z' })}}`),
    ],
    ['a time of another zone', canonicalJson({ ...valid, sealedAt: '2026-07-01T08:00:00.000+02:00' })],
    [
      'a value younger than its file',
      withValues(`{"A":${canonicalJson({ ...value, sealedAt: '2026-07-01T08:00:00.001Z' })}}`),
    ],
  ];
  for (const [name, text] of refused) {
    it(`refuses ${name}`, async () => {
      const bytes = typeof text === 'string' ? new TextEncoder().encode(text) : text;
      assert.equal(await refusalOf(() => parseSealedCredentials(bytes)), 'sealed_invalid');
      assert.ok(bytes.every((byte) => byte === 0));
      assert.equal(({} as Record<string, unknown>)['polluted'], undefined);
    });
  }

  it('refuses more than 256 KiB before it looks inside', async () => {
    const bytes = new TextEncoder().encode(`"${canary}${'x'.repeat(256 * 1024)}"`);
    assert.equal(await refusalOf(() => parseSealedCredentials(bytes)), 'too_large');
  });
});
