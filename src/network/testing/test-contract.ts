import type {
  Contract,
  ContractAnswer,
  Operation,
  OperationInput,
  PreparedRequest,
} from '../../contract/contract.ts';
import type { Finding } from '../../model/finding.ts';
import type { Provider } from '../../model/provider.ts';
import { testProvider } from './test-provider.ts';

type Overrides = { readonly provider?: Partial<Provider>; readonly server?: string };

/** A contract of three operations for `testProvider`: a token, an item read by id, an item created. */
export function testContract({
  provider = {},
  server = 'https://services.acme.example',
}: Overrides = {}): Contract {
  const operations = [
    operation('createToken', 'POST', () => '/auth/token', {
      server,
      sensitive: ['secret', 'access_token', 'refresh_token'],
    }),
    operation('getItem', 'GET', ({ path }) => `/items/${encodeURIComponent(String(path?.['id']))}`, {
      sensitive: ['owner'],
    }),
    operation('createItem', 'POST', () => '/items', { sensitive: [] }),
  ];
  return {
    provider: { ...testProvider, ...provider },
    folder: '/nowhere/contracts/acme',
    digest: 'sha256:0',
    operations: new Map(operations.map((one) => [one.id, one])),
  };
}

const fieldNames = [
  'id',
  'name',
  'price',
  'grant',
  'error',
  'message',
  'token_type',
  'expires_in',
  'email',
  'page',
  'items',
  'key',
];

function operation(
  id: string,
  method: string,
  path: (input: OperationInput) => string,
  { server, sensitive }: { readonly server?: string; readonly sensitive: readonly string[] },
): Operation {
  return {
    ...{ id, method, label: `${method} ${id}` },
    fieldNames: new Set([...fieldNames, ...sensitive]),
    sensitiveNames: new Set(sensitive),
    prepare: (input) => prepare(method, path(input), input, server),
    requestFindings: (input) => (method === 'GET' && input.path?.['id'] === undefined ? [missingId(id)] : []),
    takes: () => true,
    answerSchema: () => undefined,
    answerFindings: (answer) => documented(id, answer),
  };
}

function prepare(
  method: string,
  path: string,
  input: OperationInput,
  server: string | undefined,
): PreparedRequest {
  const query =
    input.query === undefined
      ? ''
      : `?${new URLSearchParams(input.query as Record<string, string>).toString()}`;
  const body = input.body === undefined ? {} : { body: JSON.stringify(input.body) };
  const headers = input.body === undefined ? {} : { 'Content-Type': 'application/json' };
  return { method, path: path + query, headers, ...body, ...(server === undefined ? {} : { server }) };
}

function missingId(operation: string): Finding {
  return {
    code: 'request_invalid',
    severity: 'error',
    operation,
    at: '/path/id',
    expected: 'an id',
    found: 'nothing',
  };
}

function documented(operation: string, { status, body }: ContractAnswer): Finding[] {
  const base = { severity: 'error', operation } as const;
  if (![200, 201, 400, 401, 404, 429, 503].includes(status)) {
    return [{ ...base, code: 'status_undocumented', at: 'status', expected: '200', found: String(status) }];
  }
  return typeof body === 'object'
    ? []
    : [{ ...base, code: 'body_invalid', at: '', expected: 'object', found: typeof body }];
}
