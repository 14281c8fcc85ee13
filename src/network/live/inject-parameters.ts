import type { Contract, Operation } from '../../contract/contract.ts';
import type { OperationDefinition } from '../../contract/openapi/operation-definition.ts';
import { RestOperation } from '../../contract/openapi/rest-operation.ts';
import { fillTemplate } from '../../contract/template.ts';
import { namesCredential } from './names-credential.ts';

type Values = Readonly<Record<string, string>>;
type Part = 'path' | 'query';

/** Puts our credentials into a path with its query. */
export type InjectParameters = (operation: string, path: string) => string;

/**
 * Parameters that `defaults` of the provider file fills with a credential are ours: whatever the child wrote in their
 * place is replaced. All others stay as the child wrote them, byte by byte.
 */
export function createInjectParameters(contract: Contract, credential: Values): InjectParameters {
  const inPath = credentialDefaults(contract, 'path', credential);
  const inQuery = credentialDefaults(contract, 'query', credential);
  if (inPath.size + inQuery.size === 0) return (_operation, path) => path;
  const concerned = new Set(
    [...contract.operations.values()].filter((one) => isConcerned(one, inPath, inQuery)).map(({ id }) => id),
  );
  return (id, path) => {
    const operation = contract.operations.get(id);
    if (!concerned.has(id) || !(operation instanceof RestOperation)) return path;
    const [before = '', ...rest] = path.split('?');
    const query = injectQuery(operation.definition, rest.length === 0 ? undefined : rest.join('?'), inQuery);
    const filled = injectPath(operation.definition, before, inPath);
    return query === undefined ? filled : `${filled}?${query}`;
  };
}

function isConcerned(
  operation: Operation,
  inPath: ReadonlyMap<string, string>,
  inQuery: ReadonlyMap<string, string>,
): boolean {
  const takes = (part: Part, values: ReadonlyMap<string, string>): boolean =>
    [...values.keys()].some((name) => operation.takes(part, name));
  return takes('path', inPath) || takes('query', inQuery);
}

function credentialDefaults(
  { provider }: Contract,
  part: Part,
  credential: Values,
): ReadonlyMap<string, string> {
  const defaults = (provider.defaults ?? {}) as Partial<Record<Part, Readonly<Record<string, unknown>>>>;
  const entries = Object.entries(defaults[part] ?? {}).filter(([, template]) => namesCredential(template));
  return new Map(
    entries.map(([name, template]) => [
      name,
      encodeURIComponent(String(fillTemplate(template, { credential }))),
    ]),
  );
}

function injectPath(
  { path: template }: OperationDefinition,
  path: string,
  ours: ReadonlyMap<string, string>,
): string {
  if (ours.size === 0) return path;
  const places = template.split('/');
  const segments = path.split('/');
  return segments
    .map((segment, index) => {
      const name = /^\{([^{}]+)\}$/.exec(places[index] ?? '')?.[1];
      return (name === undefined ? undefined : ours.get(name)) ?? segment;
    })
    .join('/');
}

function injectQuery(
  { parameters }: OperationDefinition,
  query: string | undefined,
  ours: ReadonlyMap<string, string>,
): string | undefined {
  const known = parameters.filter(({ in: place, name }) => place === 'query' && ours.has(name));
  if (known.length === 0) return query;
  const names = new Set(known.map(({ name }) => name));
  const theirs = (query ?? '').split('&').filter((pair) => pair !== '' && !names.has(nameOf(pair)));
  return [...theirs, ...known.map(({ name }) => `${encodeURIComponent(name)}=${ours.get(name) ?? ''}`)].join(
    '&',
  );
}

function nameOf(pair: string): string {
  return [...new URLSearchParams(pair).keys()][0] ?? '';
}
