import type { Contract } from '../../../contract/contract.ts';
import { RestOperation } from '../../../contract/openapi/rest-operation.ts';
import { isObject } from '../../../contract/schema/json-schema.ts';
import { prefixesOf } from '../../../model/prefixes-of.ts';

/** A request as far as telling its operation goes. */
export type MatchedRequest = { readonly method: string; readonly url: string; readonly body: unknown };

/**
 * The id of the operation that a request is for, by method, path template and the base URLs of the provider's
 * environments; undefined where it is for none. GraphQL: by the name that the request gives.
 */
export function matchOperation(
  contract: Contract,
  { body, method, url }: MatchedRequest,
): string | undefined {
  if (!URL.canParse(url)) return undefined;
  const bases = basesOf(contract);
  if (contract.graphql !== undefined) return graphqlName(bases, url, body);
  const rest = [...contract.operations.values()].filter((one) => one instanceof RestOperation);
  const found = rest
    .filter((one) => one.method === method.toUpperCase())
    .flatMap(({ definition, id }) => {
      const own = definition.server === undefined ? bases : [definition.server];
      const isIt = own.some((base) => fits(definition.path, pathBelow(base, url)));
      return isIt ? [{ id, fixed: fixedSegments(definition.path) }] : [];
    });
  // `/orders/latest` before `/orders/{id}`.
  return found.sort((left, right) => right.fixed - left.fixed)[0]?.id;
}

/** Whether a URL is below a base URL of any of the provider's environments. */
export function goesTo(contract: Contract, url: string): boolean {
  return URL.canParse(url) && isBelowOne(basesOf(contract), url);
}

function basesOf({ provider }: Contract): readonly string[] {
  return Object.values(provider.environments).flatMap(prefixesOf);
}

function graphqlName(bases: readonly string[], url: string, body: unknown): string | undefined {
  if (!isBelowOne(bases, url) || !isObject(body)) return undefined;
  if (typeof body['operationName'] === 'string') return body['operationName'];
  const query = typeof body['query'] === 'string' ? body['query'] : '';
  return /^\s*(?:query|mutation|subscription)\s+([_A-Za-z]\w*)/.exec(query)?.[1];
}

function isBelowOne(bases: readonly string[], url: string): boolean {
  return bases.some((base) => pathBelow(base, url) !== undefined);
}

/** What of the path comes after a base URL, as segments; undefined for another origin or path. */
function pathBelow(base: string, url: string): readonly string[] | undefined {
  const [from, to] = [new URL(base), new URL(url)];
  const [prefix, path] = [segments(from.pathname), segments(to.pathname)];
  if (from.origin !== to.origin || prefix.some((segment, index) => segment !== path[index])) return undefined;
  return path.slice(prefix.length);
}

function segments(path: string): readonly string[] {
  return path.split('/').filter((segment) => segment !== '');
}

function fits(template: string, path: readonly string[] | undefined): boolean {
  const wanted = segments(template);
  return (
    path !== undefined &&
    wanted.length === path.length &&
    wanted.every((segment, index) => fitsSegment(segment, path[index] ?? ''))
  );
}

// A segment may be a parameter with fixed text around it: `{id}.json`.
function fitsSegment(template: string, text: string): boolean {
  const parts = template.split(/\{[^}]*\}/);
  if (parts.length === 1) return template === text;
  const [first = ''] = parts;
  const last = parts.at(-1) ?? '';
  return text.length > first.length + last.length && text.startsWith(first) && text.endsWith(last);
}

function fixedSegments(template: string): number {
  return segments(template).filter((segment) => !segment.includes('{')).length;
}
