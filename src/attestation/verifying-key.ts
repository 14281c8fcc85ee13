import { createPublicKey, verify } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { parseEd25519Pem, unusableKey } from './parse-ed25519-pem.ts';

/**
 * The points of small order, as encoded but for the sign bit: under such a key anybody can make a signature that holds for
 * many messages, or for all. The last two are other spellings of the first two.
 */
const smallOrder: ReadonlySet<string> = new Set([
  '0000000000000000000000000000000000000000000000000000000000000000',
  '0100000000000000000000000000000000000000000000000000000000000000',
  'ecffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  '26e8958fc2b227b045c3f489f2ef98f0d5dfac05d3c63339b13802886d53fc05',
  'c7176a703d4dd84fba3c0b760d10670f2a2053fa2c39ccc64ec7fd7792ac037a',
  'edffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
  'eeffffffffffffffffffffffffffffffffffffffffffffffffffffffffffff7f',
]);

/** An Ed25519 public key (RFC 8032). */
export class VerifyingKey {
  /** `sha256:…` of the key's SPKI DER: two keys are the same where their ids are. */
  readonly id: Digest;
  readonly #key: KeyObject;

  private constructor(key: KeyObject) {
    this.#key = key;
    this.id = digestOf(key.export({ type: 'spki', format: 'der' }));
  }

  /**
   * Reads an SPKI PEM; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) for anything but one
   * Ed25519 public key, and for a key under which anybody can sign. Never takes the public half of a private key.
   */
  static parse(pem: string, file: string): VerifyingKey {
    const key = parseEd25519Pem(pem, 'public', file, createPublicKey);
    if (isOfSmallOrder(key)) throw unusableKey('public', file, 'a key under which anybody can sign');
    return new VerifyingKey(key);
  }

  /** The public half of a private key. */
  static of(privateKey: KeyObject): VerifyingKey {
    return new VerifyingKey(createPublicKey(privateKey));
  }

  /** Whether the signature is this key's for exactly these bytes. Says no, and never throws, for what is no signature. */
  hasSigned(message: Uint8Array, signature: Uint8Array): boolean {
    return verify(null, message, this.#key, signature);
  }

  /** The 32 bytes of RFC 8032, as signed notes have them. */
  toRaw(): Uint8Array {
    return Uint8Array.from(this.#key.export({ type: 'spki', format: 'der' }).subarray(-32));
  }

  /** As SPKI PEM. */
  toPem(): string {
    return this.#key.export({ type: 'spki', format: 'pem' }).toString();
  }
}

function isOfSmallOrder(key: KeyObject): boolean {
  const point = key.export({ type: 'spki', format: 'der' }).subarray(-32);
  point[31] = (point[31] ?? 0) & 0x7f;
  return smallOrder.has(point.toString('hex'));
}
