import type { SecretMask } from '../record/secret-mask.ts';
import { hopByHopHeaders } from './hop-by-hop.ts';

/** A session of the provider's is a credential too, and another address is none of the child's business. */
const withheld = new Set(['set-cookie', 'set-cookie2', 'alt-svc']);

/** What node:http refuses to write. */
const unwritable = /[^\t\n\u0020-\u007e\u0080-\u00ff]/;

/**
 * The headers of an answer as the child gets them: those of the connection left out, secrets masked.
 * `Content-Length` stays, for a mask is as long as what it covers.
 */
export function answerHeaders(
  received: Readonly<Record<string, string | string[] | undefined>>,
  mask: SecretMask,
): Record<string, string | string[]> {
  const hopByHop = hopByHopHeaders(received['connection']);
  const headers: Record<string, string | string[]> = Object.create(null) as typeof headers;
  let text = '';
  for (const name in received) {
    const value = received[name];
    if (value === undefined || hopByHop.has(name) || withheld.has(name)) continue;
    headers[name] = value;
    text += `${name}\n${String(value)}\n`;
  }
  if (!mask.isIn(text) && !unwritable.test(text)) return headers;
  const masked = Object.entries(headers).flatMap(([name, value]) => maskHeader(name, value, mask));
  return Object.fromEntries(masked);
}

function maskHeader(
  name: string,
  value: string | string[],
  mask: SecretMask,
): readonly (readonly [string, string | string[]])[] {
  if (mask.isIn(name) || [value].flat().some((one) => unwritable.test(one))) return [];
  return [[name, Array.isArray(value) ? value.map((one) => mask.text(one)) : mask.text(value)]];
}
