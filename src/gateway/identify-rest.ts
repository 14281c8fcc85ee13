import type { IncomingMessage } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import { createPathMatcher } from '../contract/openapi/match-path.ts';
import { RestOperation } from '../contract/openapi/rest-operation.ts';
import { decodeFully, findPathEscape } from '../network/guard/path-escape.ts';

/** The operation that a request belongs to; undefined: none, or readers of it could differ. */
export type IdentifyRest = (request: IncomingMessage, path: string) => string | undefined;

/**
 * Matches method and path with the contract's templates, once as they are written and once as the most lenient server
 * would read them: decoded over and over, letter case, path parameters and a slash at the end not counting. Only where
 * both are one operation is the request that operation. Query members that make some servers read another method count as none.
 */
export function createIdentifyRest({ operations }: Contract): IdentifyRest {
  const rest = [...operations.values()].filter((operation) => operation instanceof RestOperation);
  const match = createPathMatcher(rest.map(({ definition }) => definition));
  return ({ method = '' }, target) => {
    const [path = '', query = ''] = target.split('?', 2);
    if (findPathEscape(path) !== undefined || /(^|[&;])_method(=|&|$)/i.test(decodeFully(query)))
      return undefined;
    const exact = match(method, path, 'exact');
    return exact === match(method, readLeniently(path), 'loose') ? exact : undefined;
  };
}

function readLeniently(path: string): string {
  return decodeFully(path).replaceAll(/;[^/]*/g, '');
}
