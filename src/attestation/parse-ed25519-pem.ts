import type { KeyObject } from 'node:crypto';
import { ConfigError } from '../util/errors.ts';

/** How keys are written: PKCS8 (RFC 5958) and SPKI (RFC 5280), the forms of `openssl genpkey` and `openssl pkey -pubout`. */
export type KeyForm = 'private' | 'public';

const labels = { private: 'PRIVATE KEY', public: 'PUBLIC KEY' } as const;
const standards = { private: 'PKCS8', public: 'SPKI' } as const;
const commands = {
  private: 'openssl genpkey -algorithm ed25519',
  public: 'openssl pkey -pubout',
} as const;

const longest = 4096;
const block = /^\s*-----BEGIN ([A-Z0-9 ]{1,40})-----\r?\n[A-Za-z0-9+/=\r\n]+-----END \1-----\s*$/;

/**
 * Reads one Ed25519 key; `read` is Node's reader for its form, `file` the name shown in messages. Throws a `ConfigError`
 * (`config_invalid`) for anything else: a key of another kind, encrypted, of the other form, several blocks, text around it.
 * Never quotes what it read.
 */
export function parseEd25519Pem(
  pem: string,
  form: KeyForm,
  file: string,
  read: (pem: string) => KeyObject,
): KeyObject {
  const label = pem.length > longest ? undefined : block.exec(pem)?.[1];
  // Node would as readily derive a public key from a private one, or take it from a certificate.
  if (label !== labels[form]) throw unusableKey(form, file, found(pem, label));
  const key = tryRead(pem, read);
  if (key === undefined) throw unusableKey(form, file, 'a damaged key');
  if (key.asymmetricKeyType === 'ed25519') return key;
  throw unusableKey(form, file, `a key of kind ${key.asymmetricKeyType ?? 'unknown'}`);
}

function tryRead(pem: string, read: (pem: string) => KeyObject): KeyObject | undefined {
  try {
    return read(pem);
  } catch {
    return undefined;
  }
}

function found(pem: string, label: string | undefined): string {
  if (label !== undefined) return `a PEM block ${label}`;
  if (pem.length > longest) return `${pem.length} characters`;
  return pem.includes('-----BEGIN ') ? 'a damaged PEM block, or more than one' : 'no PEM block';
}

/** The error for a file that holds no Ed25519 key of the form. */
export function unusableKey(form: KeyForm, file: string, found: string): ConfigError {
  const expected = `one Ed25519 ${form} key as PEM (${standards[form]}, BEGIN ${labels[form]})`;
  const hint = `Such a key comes from: ${commands[form]}`;
  const message = `is no ${form} key that can be used`;
  return new ConfigError('config_invalid', [{ file, message, expected, found, hint }]);
}
