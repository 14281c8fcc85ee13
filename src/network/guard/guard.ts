import type { AllowedPrefix } from './allowed-prefix.ts';
import { isBelow, isNear, parsePrefix } from './allowed-prefix.ts';
import { GuardError } from './guard-error.ts';
import { findPathEscape } from './path-escape.ts';

/** What may be asked for (`allow`) and what must not even be near (`live`): lists of URL prefixes. */
export type GuardOptions = { readonly allow: readonly string[]; readonly live: readonly string[] };

/** Where a request goes: an origin as `URL.origin` spells it, and the path with its query exactly as it is sent. */
export type Target = { readonly origin: string; readonly path: string };

/** Law 1: nothing leaves unless its final origin and path are inside an allowed prefix. Holds no state. */
export type Guard = {
  /** The target of a URL that may be requested; throws a `GuardError` otherwise. Never resolves names, never sends. */
  check(url: string | Target): Target;
  /** For a connection: throws unless some allowed prefix has this very origin. */
  checkOrigin(origin: string): void;
  /** For a request's headers: throws where `Host` names another server than the origin does. */
  checkHost(origin: string, host: string | undefined): void;
};

/** Plain segments need no decoding to be understood: what nearly all requests consist of. */
const plainPath = /^(?:\/(?!\.)[\w.~!$&'()*+,=:@-]+)*\/?(?:\?[\w.~!$&'()*+,;=:@/?%-]*)?$/;

/**
 * Makes a guard. Default deny: a target must begin with one of `allow`, on a path-segment boundary, letter by letter,
 * and no server on the way may read another path in it. Throws a `GuardError` where an allowed prefix covers a live
 * one or lies below it.
 */
export function createGuard(options: GuardOptions): Guard {
  const allow = options.allow.map(parsePrefix);
  const live = options.live.map(parsePrefix);
  for (const prefix of allow) refuseOverlap(prefix, live);
  const origins = new Set(allow.map((prefix) => prefix.origin));
  const isAllowed = ({ origin, path }: Target) =>
    allow.some((prefix) => prefix.origin === origin && isBelow(path, prefix.path));

  // a request is checked at several places: the same two strings need no second look
  let last: Target = { origin: '', path: '' };
  const isPlain = (target: Target): boolean => {
    if (target.path === last.path && target.origin === last.origin) return true;
    if (!plainPath.test(target.path) || !isAllowed(target)) return false;
    last = { origin: target.origin, path: target.path };
    return true;
  };

  const check = (url: string | Target): Target => {
    if (typeof url !== 'string' && isPlain(url)) return url;
    const target =
      typeof url === 'string' ? parseTarget(url, origins) : parseTarget(url.origin + url.path, origins);
    const problem = isAllowed(target) ? findEscape(target) : explainDenial(target, live, options.allow);
    if (problem !== undefined) throw problem;
    return target;
  };

  return {
    check,
    checkOrigin(origin) {
      if (!origins.has(origin)) throw explainDenial({ origin, path: '' }, live, options.allow);
    },
    checkHost(origin, host) {
      if (host === undefined || host.toLowerCase() === new URL(origin).host) return;
      throw new GuardError('host_header', `the Host header names another server than ${origin}`);
    },
  };
}

function refuseOverlap(prefix: AllowedPrefix, live: readonly AllowedPrefix[]): void {
  const other = live.find(
    (one) =>
      one.origin === prefix.origin && (isBelow(one.path, prefix.path) || isBelow(prefix.path, one.path)),
  );
  if (other === undefined) return;
  throw new GuardError('live_origin', `${prefix.text} and the live ${other.text} cover each other`);
}

/** A prefix is plain letters: decoding leaves it as it is, and only what `findPathEscape` names leads out of it. */
function findEscape(target: Target): GuardError | undefined {
  const pathOnly = target.path.split('?', 1)[0] ?? '';
  const escape = pathOnly === '' ? undefined : findPathEscape(pathOnly);
  return escape === undefined
    ? undefined
    : new GuardError('path_escape', `${escape} in the path ${target.origin}${pathOnly}`);
}

/** Taking a URL apart by hand: a parser would already have resolved what the guard is there to see. */
function parseTarget(url: string, origins: ReadonlySet<string>): Target {
  const parts = /^([a-z][a-z0-9+.-]*):\/\/([^/?#\\]*)([^#]*)$/i.exec(url);
  if (parts === null)
    throw new GuardError('bad_scheme', 'not a URL of the form scheme://host/path without fragment');
  const [, scheme = '', authority = '', path = ''] = parts;
  if (!/^https?$/i.test(scheme))
    throw new GuardError('bad_scheme', `the scheme ${scheme} is not http or https`);
  if (authority.includes('@')) throw new GuardError('userinfo', 'user name or password before the host name');
  if (!URL.canParse(`${scheme}://${authority}`)) throw new GuardError('not_allowed', 'not a host name');
  const { origin, hostname } = new URL(`${scheme}://${authority}`);
  const isIp = hostname.startsWith('[') || /^[\d.]+$/.test(hostname);
  if (isIp && !origins.has(origin))
    throw new GuardError('ip_literal', `${hostname} is an address, not a name`);
  if (!isPlainHost(authority, isIp ? hostname : ''))
    throw new GuardError('not_allowed', `an unusual spelling of the host ${hostname}`);
  return { origin, path };
}

/** Letters of another script, percent signs, a trailing dot or odd numbers never stand for an allowed host. */
function isPlainHost(authority: string, address: string): boolean {
  return (
    authority.startsWith(address) && /^(?:\[[\da-f:.]+\]|[\w-]+(?:\.[\w-]+)*)(?::\d+)?$/i.test(authority)
  );
}

function explainDenial(target: Target, live: readonly AllowedPrefix[], allow: readonly string[]): GuardError {
  const path = target.path.split('?', 1)[0] ?? '';
  const shown = target.origin + path;
  const reached = live.find((prefix) => prefix.origin === target.origin && isNear(path, prefix.path));
  if (reached !== undefined) return new GuardError('live_origin', `${shown} is live (${reached.text})`);
  const sameLive = live.find((prefix) => prefix.origin === target.origin && path === '');
  if (sameLive !== undefined) return new GuardError('live_origin', `${shown} is the live origin`);
  const scheme = allow.some((prefix) => prefix.startsWith(`${target.origin.split(':', 1)[0] ?? ''}:`));
  const code = scheme ? 'not_allowed' : 'bad_scheme';
  return new GuardError(code, `${shown} is not below ${allow.join(' or ')}`);
}
