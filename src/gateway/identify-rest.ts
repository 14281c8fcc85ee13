import type { IncomingMessage } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import { createPathMatcher } from '../contract/openapi/match-path.ts';
import { RestOperation } from '../contract/openapi/rest-operation.ts';
import { decodeFully, findPathEscape } from '../network/guard/path-escape.ts';
import { namesMethod } from './names-method.ts';

/** The operation that a request belongs to; undefined: none, or readers of it could differ. */
export type IdentifyRest = (request: Pick<IncomingMessage, 'method'>, path: string) => string | undefined;

/**
 * Matches method and path with the contract's templates, once as they are written and once as the most lenient server
 * would read them: decoded over and over, letter case and look-alikes, path parameters, what follows an encoded `?` or `#`,
 * dots and spaces at the end of a segment and a slash at the end not counting. Only where both are one operation, and
 * the path without a file ending is no other, is the request that operation. Query members that make some servers read
 * another method count as none.
 */
export function createIdentifyRest({ operations }: Contract): IdentifyRest {
  const rest = [...operations.values()].filter((operation) => operation instanceof RestOperation);
  const match = createPathMatcher(rest.map(({ definition }) => definition));
  return ({ method = '' }, target) => {
    const [path = ''] = target.split('?', 1);
    if (findPathEscape(path) !== undefined || namesMethod(target.slice(path.length))) return undefined;
    const exact = match(method, path, 'exact');
    const lenient = readLeniently(path);
    if (exact !== match(method, lenient, 'loose')) return undefined;
    const bare = match(method, lenient.replace(/\.\w+\/?$/, ''), 'loose');
    return bare === undefined || bare === exact ? exact : undefined;
  };
}

function readLeniently(path: string): string {
  const [decoded = ''] = decodeFully(path).normalize('NFKC').split(/[?#]/, 1);
  return decoded.replaceAll(/;[^/]*/g, '').replaceAll(/[.\s]+(?=\/|$)/g, '');
}
