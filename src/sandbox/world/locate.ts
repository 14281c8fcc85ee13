import { prefixesOf } from '../../model/prefixes-of.ts';
import type { Environment } from '../../model/provider.ts';

/** A URL prefix that belongs to an environment. */
export type Territory = {
  readonly environment: string;
  readonly origin: string;
  readonly path: string;
};

/** The URL prefixes of all environments, longest path first: the first that holds a path is the nearest. */
export function territories(environments: Readonly<Record<string, Environment>>): readonly Territory[] {
  return Object.entries(environments)
    .flatMap(([name, environment]) =>
      prefixesOf(environment).map((text) => {
        const url = new URL(text);
        return {
          environment: name,
          origin: url.origin,
          path: withoutEndSlash(url.pathname),
        };
      }),
    )
    .sort((a, b) => b.path.length - a.path.length);
}

/** Of the prefixes at an origin, those that hold the path, nearest first. */
export function holding(all: readonly Territory[], origin: string, path: string): readonly Territory[] {
  return all.filter(
    (one) =>
      one.origin === origin && (path === one.path || path.startsWith(`${one.path}/`) || one.path === ''),
  );
}

/** A request target as a lenient server reads it: dot segments resolved (`%2e` too), `\` and `//` as `/`. */
export function readTarget(target: string): { readonly path: string; readonly search: string } {
  const url = new URL(target.replaceAll('\\', '/').replace(/^\/+/, '/'), 'http://sandbox.invalid');
  return { path: url.pathname.replaceAll(/\/{2,}/g, '/'), search: url.search };
}

/** The path with every escape undone, over and over, in lower case: the most that any server could make of it. */
export function readEagerly(path: string): string {
  const decoded = path.replaceAll(/%[0-9a-f]{2}/gi, (escape) =>
    String.fromCharCode(Number.parseInt(escape.slice(1), 16)),
  );
  return decoded === path
    ? readTarget(path.replaceAll(/;[^/]*/g, '')).path.toLowerCase()
    : readEagerly(decoded);
}

function withoutEndSlash(path: string): string {
  return path.endsWith('/') ? path.slice(0, -1) : path;
}
