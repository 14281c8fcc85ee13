import { toPointer } from '../util/pointer.ts';
import { isBelow, parsePrefix } from './guard/allowed-prefix.ts';
import type { AllowedPrefix } from './guard/allowed-prefix.ts';
import type { AnswerHeaders } from './response-collector.ts';
import type { WireFinding } from './wire/wire-finding.ts';

/** An answer's headers, and its body as text and, where that is JSON, as a value. */
export type LinkingAnswer = {
  readonly headers: AnswerHeaders;
  readonly text: string;
  readonly value: unknown;
};

type Found = { readonly at: string; readonly prefix: string };

/** Headers whose values are links (RFC 8288; RFC 9110, 8.7). `Location` is one where an answer redirects, or creates. */
const linkHeaders = ['link', 'location', 'content-location'] as const;

/**
 * Makes the search for links of a test environment's answers that lead into one of the `live` URL prefixes: who follows
 * them, or keeps them, is in live. A link is a whole string of a JSON body, or stands in a header that is for links.
 * One finding for an answer, at its first one. The link itself is never repeated: it may hold what is secret.
 */
export function createLiveLinkSearch(
  live: readonly string[],
): (answer: LinkingAnswer) => WireFinding | undefined {
  const prefixes = live.map(parsePrefix);
  const hosts = new Set(prefixes.map(({ origin }) => new URL(origin).host));
  if (hosts.size === 0) return () => undefined;
  // The host is never escaped, slashes may be; nearly all answers name none.
  const escaped = [...hosts].map((host) => host.replaceAll(/[.[\]]/g, String.raw`\$&`));
  const named = new RegExp(escaped.join('|'), 'i');
  return ({ headers, text, value }) => {
    const found = [
      ...linkHeaders.flatMap((name) => inHeader(name, headers[name], prefixes)),
      ...(named.test(text) && !Buffer.isBuffer(value) ? inBody(value, prefixes) : []),
    ];
    return found[0] === undefined ? undefined : leadsToLive(found[0], found.length - 1);
  };
}

/** The live prefix that a URL lies in; undefined for any other text. */
export function livePrefixOf(text: string, prefixes: readonly AllowedPrefix[]): string | undefined {
  const url = /^https?:/i.test(text) ? URL.parse(text) : null;
  if (url === null) return undefined;
  return prefixes.find(({ origin, path }) => origin === url.origin && isBelow(url.pathname, path))?.text;
}

function inHeader(name: string, value: string | undefined, prefixes: readonly AllowedPrefix[]): Found[] {
  if (value === undefined) return [];
  const links = name === 'link' ? [...value.matchAll(/<([^>]*)>/g)].map(([, link = '']) => link) : [value];
  return links.flatMap((link) => placed(`header:${name}`, link, prefixes));
}

function inBody(value: unknown, prefixes: readonly AllowedPrefix[]): Found[] {
  const found: Found[] = [];
  const waiting: (readonly [value: unknown, path: readonly string[]])[] = [[value, []]];
  // It grows while it is walked.
  for (const [one, path] of waiting) {
    if (typeof one === 'string') found.push(...placed(toPointer(path), one, prefixes));
    else if (typeof one === 'object' && one !== null)
      for (const [name, member] of Object.entries(one)) waiting.push([member, [...path, name]]);
  }
  return found;
}

function placed(at: string, text: string, prefixes: readonly AllowedPrefix[]): Found[] {
  const prefix = livePrefixOf(text.trim(), prefixes);
  return prefix === undefined ? [] : [{ at, prefix }];
}

function leadsToLive({ at, prefix }: Found, others: number): WireFinding {
  return {
    code: 'live_link',
    severity: 'warning',
    at,
    expected: 'links that stay out of live',
    found: `a link into ${prefix}, which is live${others === 0 ? '' : `, and ${String(others)} more`}; not followed`,
  };
}
