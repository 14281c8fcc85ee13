import { loadOpenApi } from '../../contract/openapi/load-openapi.ts';
import type { Contract } from '../../contract/contract.ts';
import type { Provider } from '../../model/provider.ts';
import { testProvider } from '../../network/testing/test-provider.ts';
import type { SandboxContext, SandboxReply } from '../define-sandbox.ts';
import { defineRestSandbox } from '../define-sandbox.ts';
import { TokenStore } from '../tokens.ts';

const openapi = `
openapi: 3.1.0
info: { title: Acme, version: '1' }
paths:
  /auth/token:
    servers: [{ url: https://services.acme.example }]
    post:
      operationId: createToken
      requestBody:
        required: true
        content:
          application/x-www-form-urlencoded:
            schema:
              type: object
              required: [id, secret]
              properties: { id: { type: string }, secret: { type: string }, lifetime: { type: integer } }
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Token' } } } }
        '401': { $ref: '#/components/responses/Error' }
  /items:
    get:
      operationId: listItems
      parameters:
        - { name: page, in: query, schema: { type: integer, minimum: 0 } }
        - { name: tags, in: query, schema: { type: array, items: { type: string } } }
      responses:
        '200':
          description: ''
          content: { application/json: { schema: { type: array, items: { $ref: '#/components/schemas/Item' } } } }
        '400': { $ref: '#/components/responses/Error' }
        '401': { $ref: '#/components/responses/Error' }
    post:
      operationId: createItem
      parameters: [{ name: X-Correlation-ID, in: header, required: true, schema: { type: string } }]
      requestBody:
        required: true
        content: { application/json: { schema: { $ref: '#/components/schemas/NewItem' } } }
      responses:
        '201': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
        '400': { $ref: '#/components/responses/Error' }
        '401': { $ref: '#/components/responses/Error' }
        '429': { $ref: '#/components/responses/Error' }
  /items/{id}:
    get:
      operationId: getItem
      parameters: [{ name: id, in: path, required: true, schema: { type: string } }]
      responses:
        '200': { description: '', content: { application/json: { schema: { $ref: '#/components/schemas/Item' } } } }
        '401': { $ref: '#/components/responses/Error' }
        '404': { $ref: '#/components/responses/Error' }
components:
  responses:
    Error:
      description: ''
      content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } }
  schemas:
    Token:
      type: object
      required: [access_token, expires_in]
      properties: { access_token: { type: string }, expires_in: { type: integer } }
    NewItem:
      type: object
      required: [name, amount]
      properties: { name: { type: string, minLength: 1 }, amount: { type: number, minimum: 0 }, key: { type: string } }
    Item:
      type: object
      required: [id, name, amount, status]
      properties:
        id: { type: string }
        name: { type: string }
        amount: { type: number }
        status: { type: string, enum: [NEW, SOLD] }
        sold: { type: boolean }
        tags: { type: array, items: { type: string } }
    Error:
      type: object
      required: [error, message]
      properties: { error: { type: string }, message: { type: string } }
`;

export type Item = {
  readonly id: string;
  readonly name: string;
  readonly amount: number;
  readonly status: string;
};

type State = { readonly items: Map<string, Item>; readonly keys: Map<string, string> };
type Shared = { tokens?: TokenStore<string> };
type Context = SandboxContext<State, Shared>;

const limited = { requests: 50, per: 'PT60S', scope: 'operation' } as const;

/** `testProvider` with a limit, a daily reset, an environment that is gone, and an idempotency key. */
export const acmeProvider: Provider = {
  ...testProvider,
  environments: {
    ...Object.fromEntries(
      Object.entries(testProvider.environments).map(([name, environment]) => [
        name,
        { ...environment, reset: { at: '04:00', every: 'P1D', removes: 'everything' } as const },
      ]),
    ),
    old: {
      stage: 'test',
      isolated: [],
      reset: { notApplicable: 'gone' },
      contractLead: 'unknown',
      baseUrl: 'https://old.acme.example/api',
      alsoAllowed: [],
      sharedWithLive: [],
      credentials: { clientId: 'env:OLD_ID' },
      deprecated: { decommissioned: '2020-06-24', replacement: 'preprod' },
    },
  },
  operations: {
    ...testProvider.operations,
    createItem: { effect: 'spend', rateLimit: limited },
    listItems: { effect: 'read' },
  },
  idempotency: {
    key: '/body/key',
    operations: ['createItem'],
    replay: 'The first answer',
    evidence: 'inferred',
  },
  capabilities: {
    ...testProvider.capabilities,
    idempotentCreate: { operation: 'createItem', key: '/body/key', id: '/id' },
  },
};

/** The contract of `acmeProvider`. */
export function acmeContract(provider: Provider = acmeProvider): Contract {
  const { document, operations: loaded } = loadOpenApi(openapi, 'openapi.yaml');
  return { provider, folder: '/nowhere/acme', digest: 'sha256:0', operations: loaded, openapi: document };
}

/** Documented behaviour of Acme: tokens of 20 minutes, items by environment, idempotent creation. */
export const acmeBehaviour = defineRestSandbox<State, Shared>({
  provider: 'acme',
  protocol: 'rest',
  createState: (environment) => {
    const items = ['a', 'b', 'c'].map((name) => makeItem(`${environment}-${name}`, name, 10));
    return { items: new Map(items.map((item) => [item.id, item])), keys: new Map() };
  },
  createShared: () => ({}),
  issueCredentials: (_environment, newId) => ({ clientId: newId.hex(8), clientSecret: newId.uuid() }),
  reset: ({ state }) => {
    state.items.clear();
  },
  sampleIds: ({ environment }) => ({ itemId: `${environment}-a` }),
  tooManyRequests: () => refusal(429, 'too_many'),
  before: ({ headers, operation }, context) => {
    if (operation === 'createToken') return undefined;
    const token = headers['authorization']?.replace('Bearer ', '') ?? '';
    const checked = tokensOf(context).check('access', token);
    return typeof checked === 'string' ? refusal(401, `token_${checked}`) : undefined;
  },
  handlers: {
    createToken: ({ body, problems }, context) => {
      const { id, secret } = body as { readonly id?: unknown; readonly secret?: unknown };
      const { clientId, clientSecret } = context.credentials;
      if (problems.length > 0 || id !== clientId || secret !== clientSecret)
        return refusal(401, 'wrong_keys');
      const token = context.newId.hex(40);
      tokensOf(context).issue('access', token, String(id), 1200);
      return { status: 200, body: { access_token: token, expires_in: 1200 } };
    },
    listItems: ({ problems, query }, { state }) => {
      if (problems.length > 0) return refusal(400, 'invalid', problems[0]?.at);
      const from = Number(query['page'] ?? 0) * 2;
      return { status: 200, body: [...state.items.values()].slice(from, from + 2) };
    },
    createItem: ({ body, problems }, { newId, state }) => {
      if (problems.length > 0) return refusal(400, 'invalid', problems[0]?.at);
      const { amount, key, name } = body as {
        readonly amount: number;
        readonly key?: string;
        readonly name: string;
      };
      const known = state.items.get(state.keys.get(key ?? '') ?? '');
      if (known !== undefined) return { status: 201, body: known };
      const item = makeItem(newId.uuid(), name, amount);
      state.items.set(item.id, item);
      if (key !== undefined) state.keys.set(key, item.id);
      return { status: 201, body: item };
    },
    getItem: ({ path }, { state }) => {
      const item = state.items.get(String(path['id']));
      return item === undefined ? refusal(404, 'unknown') : { status: 200, body: item };
    },
  },
  drifts: {
    'amount-as-text': {
      describe: 'amount is text',
      source: 'made up',
      reply: (_operation, reply) => ({ ...reply, body: { ...(reply.body as object), amount: '10' } }),
    },
    'name-mandatory': {
      describe: 'no creation without a tag',
      source: 'made up',
      before: ({ operation }) => (operation === 'createItem' ? refusal(400, 'tag_missing') : undefined),
    },
  },
});

function makeItem(
  id: string,
  name: string,
  amount: number,
): Item & { readonly sold: boolean; readonly tags: string[] } {
  return { id, name, amount, status: 'NEW', sold: false, tags: ['one'] };
}

function tokensOf({ clock, shared }: Context): TokenStore<string> {
  return (shared.tokens ??= new TokenStore(clock));
}

function refusal(status: number, error: string, message = error): SandboxReply {
  return { status, body: { error, message } };
}
