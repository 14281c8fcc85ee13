import assert from 'node:assert/strict';
import { createPublicKey, generateKeyPairSync, sign, verify } from 'node:crypto';
import { describe, it } from 'node:test';
import { LedgerError } from '../ledger-error.ts';
import { parseCheckpoint } from './parse-checkpoint.ts';
import { signCheckpoint } from './sign-checkpoint.ts';
import { formatVerifierKey, parseVerifierKey } from './verifier-key.ts';
import type { VerifierKey } from './verifier-key.ts';
import { verifyCheckpoint } from './verify-checkpoint.ts';

const origin = 'acme.example/ledger';
const root = Buffer.alloc(32, 1).toString('base64');
const checkpoint = { origin, size: 12, root };

function newKey(name: string) {
  const { privateKey, publicKey } = generateKeyPairSync('ed25519');
  const raw = Buffer.from(publicKey.export({ format: 'jwk' }).x ?? '', 'base64url');
  return {
    name,
    publicKey: raw,
    sign: (message: Uint8Array) => sign(null, message, privateKey),
    verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, publicKey, signature),
  };
}

function verifierOf(key: VerifierKey) {
  const x = Buffer.from(key.publicKey).toString('base64url');
  const publicKey = createPublicKey({ key: { kty: 'OKP', crv: 'Ed25519', x }, format: 'jwk' });
  return {
    ...key,
    verify: (message: Uint8Array, signature: Uint8Array) => verify(null, message, publicKey, signature),
  };
}

const refusedAs = (code: string) => (error: unknown) => error instanceof LedgerError && error.code === code;
const [key, other] = [newKey(origin), newKey('witness.example')];
const note = signCheckpoint(checkpoint, [key]);

describe('the checkpoint of somebody else’s log', () => {
  const sumdb = parseVerifierKey('sum.golang.org+033de0ae+Ac4zctda0e5eza+HJyk9SxEdh+s3Ux18htTTAD8OuAn8');
  const theirs = [
    'go.sum database tree',
    '49189689',
    'ftjbAOzaupaIvaPo/G+Dk63nxOZ2s1OPOKIaPtXs7S4=',
    '',
    '— sum.golang.org Az3grlKZssqRoMNPpZfKt0TphbbcF+pzXqElURJKRNFKfaUAgqeI5k2AORH0QAhg/ebRwyIqD/OqP4oLtLnNumvOBAM=',
    '',
  ].join('\n');

  it('verifies: that of the Go checksum database, by its published key', () => {
    assert.deepEqual(verifyCheckpoint(theirs, 'go.sum database tree', [verifierOf(sumdb)]), {
      origin: 'go.sum database tree',
      size: 49189689,
      root: 'ftjbAOzaupaIvaPo/G+Dk63nxOZ2s1OPOKIaPtXs7S4=',
    });
  });

  it('does not with another size', () => {
    const changed = theirs.replace('49189689', '49189688');
    assert.throws(
      () => verifyCheckpoint(changed, 'go.sum database tree', [verifierOf(sumdb)]),
      refusedAs('checkpoint_unverified'),
    );
  });
});

describe('signCheckpoint and verifyCheckpoint', () => {
  it('give back what was signed', () => {
    assert.deepEqual(verifyCheckpoint(note, origin, [key]), checkpoint);
    assert.deepEqual(
      verifyCheckpoint(signCheckpoint(checkpoint, [other, key]), origin, [key, other]),
      checkpoint,
    );
    assert.equal(note.split('\n').length, 6);
  });

  it('pass over signatures by unknown keys, even under a known name', () => {
    const namesake = newKey(origin);
    assert.deepEqual(
      verifyCheckpoint(signCheckpoint(checkpoint, [other, namesake, key]), origin, [key]),
      checkpoint,
    );
  });

  it('pass over lines after the root, which the signature covers', () => {
    const text = `${origin}\n12\n${root}\nextension\n`;
    const line = note.slice(note.indexOf('—')).split(' ').slice(0, 2).join(' ');
    const hash = parseCheckpoint(note).signatures[0]!.keyHash;
    const extended = (signed: string) =>
      `${text}\n${line} ${Buffer.concat([hash, key.sign(Buffer.from(signed))]).toString('base64')}\n`;
    assert.deepEqual(verifyCheckpoint(extended(text), origin, [key]), checkpoint);
    assert.throws(
      () => verifyCheckpoint(extended(`${origin}\n12\n${root}\n`), origin, [key]),
      refusedAs('checkpoint_unverified'),
    );
  });

  const unverified: readonly [string, string, string][] = [
    ['no known key', signCheckpoint(checkpoint, [other]), origin],
    ['a known key’s hash under another name', note.replace(`— ${origin}`, '— witness.example'), origin],
    ['another ledger', note, 'acme.example/other'],
    ['another size', note.replace('\n12\n', '\n13\n'), origin],
    ['another root', note.replace(root, Buffer.alloc(32, 2).toString('base64')), origin],
    ['another origin', note.replace(origin, 'acme.example/other'), 'acme.example/other'],
    ['the signature of another key under this one’s hash', forged(), origin],
    [
      'a good signature beside a bad one of the same key',
      note + forged().slice(forged().indexOf('—')),
      origin,
    ],
  ];
  for (const [name, text, of] of unverified) {
    it(`refuse ${name}`, () =>
      assert.throws(() => verifyCheckpoint(text, of, [key]), refusedAs('checkpoint_unverified')));
  }

  it('refuse when nobody is trusted', () =>
    assert.throws(() => verifyCheckpoint(note, origin, []), refusedAs('checkpoint_unverified')));

  it('sign only what can be read again', () => {
    for (const wrong of [
      { origin: '' },
      { origin: 'two\nlines' },
      { origin: 'escape\u001b[2J' },
      { size: -1 },
      { size: 1.5 },
      { size: 2 ** 60 },
      { root: 'short' },
    ])
      assert.throws(
        () => signCheckpoint({ ...checkpoint, ...wrong }, [key]),
        refusedAs('checkpoint_invalid'),
      );
    assert.throws(() => signCheckpoint(checkpoint, []), refusedAs('checkpoint_invalid'));
  });
});

function forged(): string {
  const { keyHash } = parseCheckpoint(note).signatures[0]!;
  const signature = other.sign(parseCheckpoint(note).message);
  return `${note.slice(0, note.indexOf('—'))}— ${origin} ${Buffer.concat([keyHash, signature]).toString('base64')}\n`;
}

describe('parseCheckpoint', () => {
  const signature = note.slice(note.indexOf('—'));
  const malformed: Readonly<Record<string, string>> = {
    nothing: '',
    'no signature': `${origin}\n12\n${root}\n\n`,
    'no empty line': `${origin}\n12\n${root}\n${signature}`,
    'no newline at the end': note.slice(0, -1),
    'something behind': `${note}more\n`,
    'an empty line behind': `${note}\n`,
    'no origin': note.replace(origin, ''),
    'leading zeroes': note.replace('\n12\n', '\n012\n'),
    'a signed size': note.replace('\n12\n', '\n+12\n'),
    'a fraction': note.replace('\n12\n', '\n1.2\n'),
    'a size that loses digits': note.replace('\n12\n', '\n90071992547409930\n'),
    'a short root': note.replace(root, 'AAAA'),
    'a root in base64url': note.replace(root, Buffer.alloc(32, 255).toString('base64url')),
    'a root with bits over': note.replace(root, `${root.slice(0, -2)}F=`),
    'line ends of Windows': note.replaceAll('\n', '\r\n'),
    'a tabulator': note.replace(origin, 'a\tb'),
    'a NUL': note.replace(origin, 'a\0b'),
    'a lone surrogate': note.replace(origin, 'a\ud800'),
    'a hyphen for the dash': note.replace('—', '-'),
    'two spaces': note.replace('— ', '—  '),
    'a signature of a key hash alone': `${note.slice(0, note.indexOf('—'))}— ${origin} AAAAAA==\n`,
    'a key name with a plus': note.replace(`— ${origin}`, '— a+b'),
    'a key name with a no-break space': note.replace(`— ${origin}`, '— a\u00a0b'),
    megabytes: `${'a'.repeat(600_000)}${note}`,
  };
  for (const [name, text] of Object.entries(malformed)) {
    it(`refuses ${name}`, () => assert.throws(() => parseCheckpoint(text), refusedAs('checkpoint_invalid')));
  }

  it('takes sixteen signatures and an empty tree', () => {
    const many = `${note.replace('\n12\n', '\n0\n')}${signature.repeat(15)}`;
    assert.equal(parseCheckpoint(many).signatures.length, 16);
    assert.equal(parseCheckpoint(many).checkpoint.size, 0);
  });
});

describe('verifier keys', () => {
  const text = 'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW';

  it('are read and written as others write them', () => {
    assert.equal(parseVerifierKey(text).name, 'PeterNeumann');
    assert.equal(formatVerifierKey(parseVerifierKey(text)), text);
    assert.deepEqual(parseVerifierKey(formatVerifierKey(key)).publicKey, Uint8Array.from(key.publicKey));
  });

  const malformed = {
    nothing: '',
    'no hash': 'PeterNeumann+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    'another name': text.replace('Peter', 'Paul'),
    'another hash': text.replace('c74f', 'c74e'),
    'a hash in capitals': text.replace('c74f20a3', 'C74F20A3'),
    'another key': text.replace('10TW', '10TX'),
    'another type': text.replace('ARpc', 'Ahpc'),
    'a short key': text.slice(0, -4),
    'a name with a space': text.replace('PeterNeumann', 'Peter Neumann'),
    'white space around': ` ${text}`,
    'a newline': `${text}\n`,
    'padding that is not needed': `${text}=`,
  };
  for (const [name, wrong] of Object.entries(malformed)) {
    it(`refuse ${name}`, () =>
      assert.throws(
        () => parseVerifierKey(wrong),
        (error) => refusedAs('verifier_key_invalid')(error) && (error as LedgerError).exitCode === 2,
      ));
  }
});
