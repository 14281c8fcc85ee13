import { createPrivateKey, generateKeyPairSync, sign } from 'node:crypto';
import type { KeyObject } from 'node:crypto';
import { parseEd25519Pem } from './parse-ed25519-pem.ts';
import { VerifyingKey } from './verifying-key.ts';

/** An Ed25519 private key (RFC 8032). Never shows itself when it is printed or turned into JSON; only `toPem` gives it out. */
export class SigningKey {
  readonly verifyingKey: VerifyingKey;
  readonly #key: KeyObject;

  private constructor(key: KeyObject) {
    this.#key = key;
    this.verifyingKey = VerifyingKey.of(key);
  }

  static generate(): SigningKey {
    return new SigningKey(generateKeyPairSync('ed25519').privateKey);
  }

  /**
   * Reads an unencrypted PKCS8 PEM; `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) for
   * anything but one Ed25519 private key.
   */
  static parse(pem: string, file: string): SigningKey {
    return new SigningKey(parseEd25519Pem(pem, 'private', file, createPrivateKey));
  }

  /** The signature, 64 bytes; the same for the same message each time. */
  sign(message: Uint8Array): Uint8Array {
    return sign(null, message, this.#key);
  }

  /** As PKCS8 PEM, **not** encrypted: whoever reads it can sign. */
  toPem(): string {
    return this.#key.export({ type: 'pkcs8', format: 'pem' }).toString();
  }
}
