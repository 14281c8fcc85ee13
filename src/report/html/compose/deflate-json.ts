import { deflateSync, strToU8 } from 'fflate';

/**
 * A value as base64 of raw deflate of JSON. Lone surrogates are kept, as escapes. Written in JavaScript, not by the
 * runtime's zlib, whose bytes differ between machines.
 */
export function deflateJson(value: unknown): string {
  // `JSON.stringify` writes lone surrogates as escapes, so the text is well formed.
  return Buffer.from(deflateSync(strToU8(JSON.stringify(value)), { level: 6 })).toString('base64');
}
