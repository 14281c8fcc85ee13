import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { describe, test } from 'node:test';
import { inspect } from 'node:util';
import { ConfigError } from '../util/errors.ts';
import { digestOf } from '../util/digest.ts';
import { SigningKey } from './signing-key.ts';
import { VerifyingKey } from './verifying-key.ts';
import { alice, bob, keyOfSeed } from './testing/keys.ts';

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');
const spki = (point: string): Buffer => Buffer.from(`302a300506032b6570032100${point}`, 'hex');
const pem = (label: string, der: Buffer): string =>
  `-----BEGIN ${label}-----\n${der.toString('base64')}\n-----END ${label}-----\n`;

describe('Ed25519, by the vectors of RFC 8032, 7.1', () => {
  const vectors = [
    {
      name: '1',
      seed: '9d61b19deffd5a60ba844af492ec2cc44449c5697b326919703bac031cae7f60',
      point: 'd75a980182b10ab7d54bfed3c964073a0ee172f3daa62325af021a68f707511a',
      message: '',
      signature:
        'e5564300c360ac729086e2cc806e828a84877f1eb8e5d974d873e065224901555fb8821590a33bacc61e39701cf9b46bd25bf5f0595bbe24655141438e7a100b',
    },
    {
      name: '2',
      seed: '4ccd089b28ff96da9db6c346ec114e0f5b8a319f35aba624da8cf6ed4fb8a6fb',
      point: '3d4017c3e843895a92b70aa74d1b7ebc9c982ccf2ec4968cc0cd55f12af4660c',
      message: '72',
      signature:
        '92a009a9f0d4cab8720e820b5f642540a2b27b5416503f8fb3762223ebdb69da085ac1e43e15996e458f3613d0f11d8c387b2eaeb4302aeeb00d291612bb0c00',
    },
    {
      name: '3',
      seed: 'c5aa8df43f9f837bedb7442f31dcb7b166d38535076f094b85ce3a2e0b4458f7',
      point: 'fc51cd8e6218a1a38da47ed00230f0580816ed13ba3303ac5deb911548908025',
      message: 'af82',
      signature:
        '6291d657deec24024827e69c3abe01a30ce548a284743a445e3680d7db5ac3ac18ff9b538d16f290ae67f760984dc6594a7c15e9716ed28dc027beceea1ec40a',
    },
  ];
  for (const { message, name, point, seed, signature } of vectors)
    test(name, () => {
      const key = keyOfSeed(seed);
      assert.equal(key.verifyingKey.id, digestOf(spki(point)));
      assert.deepEqual(Buffer.from(key.sign(hex(message))).toString('hex'), signature);
      const verifying = VerifyingKey.parse(pem('PUBLIC KEY', spki(point)), 'key.pem');
      assert.equal(verifying.id, key.verifyingKey.id);
      assert.ok(verifying.hasSigned(hex(message), hex(signature)));
      assert.ok(!verifying.hasSigned(hex(`${message}00`), hex(signature)));
    });
});

describe('a signature', () => {
  const message = Buffer.from('message');
  const signature = Buffer.from(alice.sign(message));
  const table: readonly (readonly [string, Uint8Array])[] = [
    ['of nothing', Buffer.alloc(0)],
    ['cut', signature.subarray(0, 63)],
    ['with a byte more', Buffer.concat([signature, Buffer.from([0])])],
    ['twice', Buffer.concat([signature, signature])],
    ['of zeros', Buffer.alloc(64)],
    ['by somebody else', bob.sign(message)],
    ['with a scalar beyond the order of the group', withGreaterScalar(signature)],
  ];
  for (const [name, bytes] of table)
    test(`${name} is none`, () => assert.ok(!alice.verifyingKey.hasSigned(message, bytes)));
});

/** The same point and a scalar that is the same modulo the order of the group: the malleable twin of a signature. */
function withGreaterScalar(signature: Buffer): Buffer {
  const order = 2n ** 252n + 27742317777372353535851937790883648493n;
  const scalar = BigInt(`0x${Buffer.from(signature.subarray(32)).reverse().toString('hex')}`) + order;
  const bytes = Buffer.from(scalar.toString(16).padStart(64, '0'), 'hex').reverse();
  return Buffer.concat([signature.subarray(0, 32), bytes]);
}

describe('a key', () => {
  test('is the same after it was written and read', () => {
    const key = SigningKey.generate();
    const again = SigningKey.parse(key.toPem(), 'key.pem');
    assert.equal(again.verifyingKey.id, key.verifyingKey.id);
    assert.equal(again.toPem(), key.toPem());
    const verifying = VerifyingKey.parse(key.verifyingKey.toPem().replaceAll('\n', '\r\n'), 'key.pem');
    assert.ok(verifying.hasSigned(hex('00'), key.sign(hex('00'))));
    assert.notEqual(SigningKey.generate().verifyingKey.id, key.verifyingKey.id);
  });

  test('does not show its secret when it is printed', () => {
    const secret = alice.toPem().split('\n')[1] ?? '';
    const shown = inspect(alice, { depth: 9, showHidden: true }) + JSON.stringify(alice);
    assert.ok(secret.length > 40 && !shown.includes(secret));
    assert.ok(!shown.includes('KeyObject'));
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2048 });
  const ec = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const x25519 = generateKeyPairSync('x25519');
  const pkcs8 = { type: 'pkcs8', format: 'pem' } as const;
  const publicForm = { type: 'spki', format: 'pem' } as const;
  const encrypted = generateKeyPairSync('ed25519').privateKey.export({
    ...pkcs8,
    cipher: 'aes-256-cbc',
    passphrase: 'secret',
  });
  const damaged = pem('PRIVATE KEY', randomBytes(48));

  const privates: readonly (readonly [string, string, RegExp])[] = [
    ['nothing', '', /found no PEM block/],
    ['a public key', alice.verifyingKey.toPem(), /found a PEM block PUBLIC KEY/],
    ['RSA', rsa.privateKey.export(pkcs8).toString(), /found a key of kind rsa/],
    ['P-256', ec.privateKey.export(pkcs8).toString(), /found a key of kind ec/],
    ['SEC1', ec.privateKey.export({ type: 'sec1', format: 'pem' }).toString(), /EC PRIVATE KEY/],
    ['X25519', x25519.privateKey.export(pkcs8).toString(), /found a key of kind x25519/],
    ['an encrypted one', encrypted.toString(), /found a PEM block ENCRYPTED PRIVATE KEY/],
    ['a damaged one', damaged, /found a damaged key/],
    ['two', alice.toPem() + bob.toPem(), /more than one/],
    ['text before it', `# key\n${alice.toPem()}`, /a damaged PEM block/],
    ['a cut one', alice.toPem().slice(0, 60), /a damaged PEM block/],
    ['much', pem('PRIVATE KEY', Buffer.alloc(75_000)), /found 100055 characters/],
  ];
  for (const [name, text, message] of privates)
    test(`is not read from ${name}`, () => {
      assert.throws(
        () => SigningKey.parse(text, 'keys/alice.pem'),
        (error) => isRefusal(error, message, /one Ed25519 private key as PEM/) && !leaks(error, text),
      );
    });

  const publics: readonly (readonly [string, string, RegExp])[] = [
    ['a private key', alice.toPem(), /found a PEM block PRIVATE KEY/],
    ['RSA', rsa.publicKey.export(publicForm).toString(), /found a key of kind rsa/],
    ['P-256', ec.publicKey.export(publicForm).toString(), /found a key of kind ec/],
    ['PKCS1', rsa.publicKey.export({ type: 'pkcs1', format: 'pem' }).toString(), /RSA PUBLIC KEY/],
    ['X25519', x25519.publicKey.export(publicForm).toString(), /found a key of kind x25519/],
    ['a certificate', pem('CERTIFICATE', randomBytes(60)), /found a PEM block CERTIFICATE/],
    ['two', alice.verifyingKey.toPem() + bob.verifyingKey.toPem(), /more than one/],
  ];
  for (const [name, text, message] of publics)
    test(`to verify with is not read from ${name}`, () => {
      assert.throws(
        () => VerifyingKey.parse(text, 'keys/alice.pem'),
        (error) => isRefusal(error, message, /one Ed25519 public key as PEM/) && !leaks(error, text),
      );
    });
});

function isRefusal(error: unknown, ...messages: readonly RegExp[]): boolean {
  assert.ok(error instanceof ConfigError);
  assert.equal(error.exitCode, 2);
  for (const message of [/^keys\/alice\.pem: /, ...messages]) assert.match(error.message, message);
  return true;
}

function leaks(error: unknown, text: string): boolean {
  const lines = text.split('\n').filter((line) => line.length > 20 && !line.startsWith('---'));
  return lines.some((line) => inspect(error, { depth: 9 }).includes(line));
}

describe('a public key under which anybody can sign', () => {
  const prime = 2n ** 255n - 19n;
  const power = (base: bigint, exponent: bigint): bigint => {
    let result = 1n;
    for (let [square, left] = [base, exponent]; left > 0n; left >>= 1n, square = (square * square) % prime)
      if (left & 1n) result = (result * square) % prime;
    return result;
  };
  const modulo = (value: bigint): bigint => ((value % prime) + prime) % prime;
  const d = modulo(-121665n * power(121666n, prime - 2n));

  // Points of order 8 satisfy d·y⁴ + 2·y² − 1 = 0; those of orders 1, 2 and 4 have y = 1, −1, 0.
  test('is every one of small order', () => {
    const encode = (y: bigint): string =>
      Buffer.from(y.toString(16).padStart(64, '0'), 'hex').reverse().toString('hex');
    const eighth = [
      '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
      'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
    ].map((y) => BigInt(`0x${Buffer.from(y, 'hex').reverse().toString('hex')}`));
    for (const y of eighth) assert.equal(modulo(d * power(y, 4n) + 2n * y * y - 1n), 0n);
    for (const y of [0n, 1n, prime - 1n, prime, prime + 1n, ...eighth])
      for (const sign of [0n, 1n << 255n]) {
        const text = pem('PUBLIC KEY', spki(encode(y + sign)));
        assert.throws(() => VerifyingKey.parse(text, 'key.pem'), /found a key under which anybody can sign/);
      }
  });
});
