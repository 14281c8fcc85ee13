import { canonicalJson } from '../util/canonical-json.ts';
import { findMisfit } from './find-misfit.ts';
import { limits } from './limits.ts';
import { SealError } from './seal-error.ts';

/** What can be inside an age file, by the name of its JSON Schema. */
type ContentName = 'sealed-credentials' | 'released-credentials';

/**
 * Parses what was inside an age file: canonical JSON (RFC 8785) in UTF-8, not above its limit, as its JSON Schema says. Since
 * there is one canonical form, no member can stand in it twice. Fills the bytes with zeros, whatever happens; the texts
 * made from them stay in memory until they are collected. `hint`: what mends a content of another form.
 * @throws SealError `sealed_invalid`, `too_large`; neither shows any of the plaintext
 */
export function parsePlaintext(plaintext: Uint8Array, schema: ContentName, hint?: string): unknown {
  try {
    if (plaintext.length > limits[schema])
      throw new SealError(
        'too_large',
        `expected at most ${limits[schema]} bytes inside the age file, found ${plaintext.length}`,
      );
    const text = decode(plaintext);
    const value = parseJson(text);
    const misfit = value === undefined ? 'it is not JSON in UTF-8' : findMisfit(schema, value);
    if (misfit !== undefined) throw invalid(schema, misfit, hint);
    if (canonical(value) !== text) throw invalid(schema, 'it is not in canonical form (RFC 8785)', hint);
    return value;
  } finally {
    plaintext.fill(0);
  }
}

function decode(plaintext: Uint8Array): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(plaintext);
  } catch {
    return undefined;
  }
}

function parseJson(text: string | undefined): unknown {
  try {
    return text === undefined ? undefined : JSON.parse(text);
  } catch {
    return undefined;
  }
}

function canonical(value: unknown): string | undefined {
  try {
    return canonicalJson(value);
  } catch {
    return undefined;
  }
}

function invalid(schema: ContentName, problem: string, hint?: string): SealError {
  return new SealError(
    'sealed_invalid',
    `expected ${schema.replace('-', ' ')} inside the age file (schemas/${schema}.schema.json): ${problem}`,
    hint,
  );
}
