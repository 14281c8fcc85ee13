import { toPointer } from '../util/pointer.ts';
import { isNear } from './guard/allowed-prefix.ts';
import type { AllowedPrefix } from './guard/allowed-prefix.ts';
import type { Target } from './guard/guard.ts';
import type { AnswerHeaders } from './response-collector.ts';
import { parseLinkHeader } from './wire/link-header.ts';
import type { WireFinding } from './wire/wire-finding.ts';

/** An answer's headers, and its body as text and, where that is JSON, as a value. */
export type LinkingAnswer = {
  /** What was asked for: where a relative link begins. */
  readonly target: Target;
  readonly headers: AnswerHeaders;
  readonly text: string;
  readonly value: unknown;
};

type Found = { readonly at: string; readonly prefix: string };
/** The live prefix that a link leads into. */
type Leads = (link: string) => string | undefined;
/** A value of a body; its path in steps, for nearly none of them is ever written. */
type Place = { readonly value: unknown; readonly name: string; readonly above: Place | undefined };

/** Headers whose values are links (RFC 8288; RFC 9110, 8.7). `Location` is one where an answer redirects, or creates. */
const linkHeaders = ['link', 'location', 'content-location'] as const;

/**
 * Makes the search for links of a test environment's answers that lead into one of the `live` URL prefixes: who follows
 * them, or keeps them, is in live. A link is a whole string of a JSON body that is a URL, `//host/…` or `/path`, or stands
 * in a header that is for links. One finding for an answer, at its first one. The link itself is never repeated: it may
 * hold what is secret.
 */
export function createLiveLinkSearch(
  live: readonly AllowedPrefix[],
): (answer: LinkingAnswer) => WireFinding | undefined {
  if (live.length === 0) return () => undefined;
  const mayName = createGlance(live);
  return ({ headers, target, text, value }) => {
    const leads: Leads = (link) => livePrefixOf(link, live, target);
    const found = [
      ...linkHeaders.flatMap((name) => inHeader(name, headers[name], leads)),
      ...(mayName(text, target) && !Buffer.isBuffer(value) ? inBody(value, leads) : []),
    ];
    return found[0] === undefined ? undefined : leadsToLive(found[0], found.length - 1);
  };
}

/** The live prefix that a link leads into, taken from where it was found; undefined for any other text. By http too: it leads on. */
export function livePrefixOf(
  link: string,
  prefixes: readonly AllowedPrefix[],
  { origin, path }: Target,
): string | undefined {
  const url = URL.parse(link, origin + path);
  if (url === null || !/^https?:$/.test(url.protocol)) return undefined;
  const host = url.host.replace(/\.(?=:|$)/, '');
  return prefixes.find((one) => one.origin.endsWith(`//${host}`) && isNear(url.pathname, one.path))?.text;
}

/** A quick look at a whole text, for nearly all name no live host. A host of other letters may be written in many ways. */
function createGlance(prefixes: readonly AllowedPrefix[]): (text: string, target: Target) => boolean {
  const hosts = [...new Set(prefixes.map(({ origin }) => new URL(origin).host))];
  const isSure = hosts.every((host) => !/xn--|\[/.test(host));
  const isNamed = (text: string) => hosts.some((host) => text.includes(host));
  return (text, target) =>
    !isSure || prefixes.some(({ origin }) => origin === target.origin) || isNamed(text.toLowerCase());
}

function inHeader(name: string, value: string | undefined, leads: Leads): Found[] {
  if (value === undefined) return [];
  const links = name === 'link' ? parseLinkHeader(value).map(({ target }) => target) : [value];
  return links.flatMap((link) => placed(leads(link), () => `header:${name}`));
}

function inBody(value: unknown, leads: Leads): Found[] {
  const found: Found[] = [];
  const waiting: Place[] = [{ value, name: '', above: undefined }];
  // It grows while it is walked.
  for (const place of waiting) {
    const one = place.value;
    if (typeof one === 'string') {
      if (/^\s*(?:https?:|\/)/i.test(one)) found.push(...placed(leads(one), () => pointerOf(place)));
    } else if (typeof one === 'object' && one !== null)
      for (const [name, member] of Object.entries(one)) waiting.push({ value: member, name, above: place });
  }
  return found;
}

function pointerOf(place: Place): string {
  const path: string[] = [];
  for (let one = place; one.above !== undefined; one = one.above) path.unshift(one.name);
  return toPointer(path);
}

function placed(prefix: string | undefined, at: () => string): Found[] {
  return prefix === undefined ? [] : [{ at: at(), prefix }];
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
