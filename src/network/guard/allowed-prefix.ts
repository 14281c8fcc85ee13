import { GuardError } from './guard-error.ts';
import { decodeFully, findPathEscape } from './path-escape.ts';

/** A URL prefix taken apart. `path` is empty or begins with a slash and never ends with one. */
export type AllowedPrefix = {
  readonly text: string;
  readonly scheme: 'http' | 'https';
  /** As `URL.origin` spells it. */
  readonly origin: string;
  readonly path: string;
};

/**
 * Takes a base URL apart. Throws a `GuardError` for a prefix that is not plain: only letters, digits and `-._~`
 * in its segments, no userinfo, query or fragment. A prefix that needs decoding to be understood guards nothing.
 */
export function parsePrefix(text: string): AllowedPrefix {
  const parts = /^(https?):\/\/[^/?#\\@]+((?:\/[\w.~-]+)*)\/?$/.exec(text);
  const path = parts?.[2] ?? '';
  if (parts === null || !URL.canParse(text) || (path !== '' && findPathEscape(path) !== undefined)) {
    throw new GuardError(
      'not_allowed',
      `not a plain URL prefix: ${text}`,
      'write scheme://host/path, nothing else',
    );
  }
  return { text, scheme: parts[1] === 'http' ? 'http' : 'https', origin: new URL(text).origin, path };
}

/** Whether the path is the prefix itself or below it, on a segment boundary and letter by letter. */
export function isBelow(path: string, prefixPath: string): boolean {
  if (!path.startsWith(prefixPath)) return false;
  const next = path.charCodeAt(prefixPath.length);
  return Number.isNaN(next) || next === 47 || (next === 63 && prefixPath !== '');
}

/** Whether some server may take the path for the prefix or for what is below it: escaped, in other case, with more slashes. */
export function isNear(path: string, prefixPath: string): boolean {
  return isBelow(foldPath(path), foldPath(prefixPath));
}

function foldPath(path: string): string {
  return decodeFully(path).toLowerCase().replaceAll('\\', '/').replaceAll(/\/+/g, '/');
}
