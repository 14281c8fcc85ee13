import type { BenchOperation } from './operations.ts';

/** Basic credentials that every request must carry: a made-up user of the bench's own server. */
export const credentials = { user: 'bench', password: 'bench' } as const;

/** As sent in the header, without the scheme. */
export const basicCredentials = Buffer.from(`${credentials.user}:${credentials.password}`).toString('base64');

export const scenarioCount = 50;

/** The path segment of a scenario: `s01`. */
export function scenarioName(index: number): string {
  return `s${String(index + 1).padStart(2, '0')}`;
}

/** One request as it goes over the wire; the target is path and query. */
export type BenchRequest = {
  readonly method: BenchOperation['method'];
  readonly path: string;
  readonly target: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
};

/** The request of an operation in one scenario, with a `limit` of its own where one is given. */
export function requestOf(operation: BenchOperation, scenario: string, limit?: number): BenchRequest {
  const path = `/${scenario}${filled(operation)}`;
  const search = operation.query === undefined ? '' : `?limit=${limit ?? operation.query['limit']}`;
  const headers = { accept: 'application/json', authorization: `Basic ${basicCredentials}` };
  const request = { method: operation.method, path, target: `${path}${search}` };
  if (operation.body === undefined) return { ...request, headers };
  return {
    ...request,
    headers: { ...headers, 'content-type': 'application/json' },
    body: JSON.stringify(operation.body.value),
  };
}

function filled({ path, params = {} }: BenchOperation): string {
  return path.replace(/\{(\w+)\}/g, (_, name: string) => params[name] ?? '');
}
