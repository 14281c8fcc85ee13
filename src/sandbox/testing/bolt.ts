import { GraphQLError } from 'graphql';
import type { Contract } from '../../contract/contract.ts';
import { loadGraphql } from '../../contract/graphql/load-graphql.ts';
import type { Provider } from '../../model/provider.ts';
import { testProvider } from '../../network/testing/test-provider.ts';
import { defineGraphqlSandbox } from '../define-sandbox.ts';

const sdl = `
scalar UUID
scalar DateTime
enum Kind { NEW OLD }
interface Thing { id: UUID! name: String! }
type Box implements Thing { id: UUID! name: String! size: Int }
type Bag implements Thing { id: UUID! name: String! kind: Kind! madeAt: DateTime }
union Found = Box | Bag
input NewBox { key: UUID name: String! size: Int }
type Made { success: Boolean! error: Failure box: Box }
type Failure { code: String! }
type Query {
  boxes(limit: Int = 2, offset: Int = 0): [Box!]!
  found(id: UUID!): Found
  whoami: String
  broken: String
  wrong: Bag
}
type Mutation { makeBox(input: NewBox!): Made! }
`;

const documents: Readonly<Record<string, string>> = {
  boxes: 'query boxes($limit: Int, $offset: Int) { boxes(limit: $limit, offset: $offset) { id name size } }',
  found:
    'query found($id: UUID!) { found(id: $id) { __typename ... on Box { size } ... on Bag { kind madeAt } } }',
  whoami: 'query whoami { whoami }',
  broken: 'query broken { broken }',
  wrong: 'query wrong { wrong { id name } }',
  makeBox:
    'mutation makeBox($input: NewBox!) { makeBox(input: $input) { success error { code } box { id name size } } }',
};

/** A GraphQL provider with a staging and a live environment, each on a host of its own. */
const boltProvider: Provider = {
  ...testProvider,
  id: 'bolt',
  name: 'Bolt',
  protocol: 'graphql',
  environments: {
    staging: environment('test', 'https://graph.staging.bolt.example/v1/graphql'),
    live: environment('live', 'https://graph.bolt.example/v1/graphql'),
  },
  errors: {
    ...testProvider.errors,
    classes: { ...testProvider.errors.classes, unknownId: { status: 200 } },
    payload: { success: 'success', error: 'error', code: 'code' },
  },
  operations: Object.fromEntries(Object.keys(documents).map((name) => [name, { effect: 'read' as const }])),
  idempotency: {
    key: '/variables/input/key',
    operations: ['makeBox'],
    replay: 'The first answer',
    evidence: 'inferred',
  },
  capabilities: {
    ...testProvider.capabilities,
    idempotentCreate: { operation: 'makeBox', key: '/variables/input/key', id: '/makeBox/box/id' },
  },
};

function environment(stage: 'test' | 'live', baseUrl: string): Provider['environments'][string] {
  const credentials = { key: `env:BOLT_${stage.toUpperCase()}_KEY` };
  const reset = { notApplicable: 'made up for tests' };
  return { stage, baseUrl, credentials, reset, sharedWithLive: [], isolated: ['box'], contractLead: 'level' };
}

/** The contract of `boltProvider`. */
export function boltContract(): Contract {
  const files = Object.entries(documents).map(([name, text]) => ({ file: `${name}.graphql`, text }));
  const { operations, ...graphql } = loadGraphql({ file: 'schema.graphql', text: sdl }, files, [400, 401]);
  return { provider: boltProvider, folder: '/nowhere/bolt', digest: 'sha256:0', operations, graphql };
}

type Box = {
  readonly __typename: 'Box';
  readonly id: string;
  readonly name: string;
  readonly size: number | null;
};
type State = { readonly boxes: Map<string, Box>; readonly keys: Map<string, Box> };
type Caller = { readonly name: string };

/** An id that exists in one environment only. */
export const firstBox = (name: string): string =>
  `${name === 'live' ? 'b' : 'a'}0000000-0000-4000-8000-000000000000`;

/** Behaviour of Bolt: boxes by environment, a key as credential, failures in payloads and in `errors`. */
export const boltBehaviour = defineGraphqlSandbox<State, Record<string, never>, Caller>({
  provider: 'bolt',
  protocol: 'graphql',
  createState: (name) => {
    const ids = ['0', '1', '2'].map((end) => firstBox(name).slice(0, -1) + end);
    return { boxes: new Map(ids.map((id) => [id, makeBox(id, 'box', 1)])), keys: new Map() };
  },
  createShared: () => ({}),
  issueCredentials: (_environment, newId) => ({ key: newId.hex(16) }),
  reset: ({ state }) => {
    state.boxes.clear();
  },
  sampleIds: (context) => ({ boxId: firstBox(context.environment) }),
  extensions: () => ({ requestId: 'one' }),
  authenticate: ({ authorization }, { credentials }) => {
    const known = authorization === `Bearer ${credentials['key'] ?? ''}`;
    if (known) return { caller: { name: 'bolt' } };
    return {
      refuse: { status: 401, body: { errors: [{ message: 'who?', extensions: { code: 'UNKNOWN' } }] } },
    };
  },
  resolvers: {
    'Query.boxes': (_parent: never, { limit, offset }: { limit: number; offset: number }, { state }) =>
      [...state.boxes.values()].slice(offset, offset + limit),
    'Query.found': (_parent: never, { id }: { id: string }, { state }) => {
      if (id.startsWith('c'))
        return { __typename: 'Bag', id, name: 'bag', kind: 'NEW', madeAt: '2026-01-01T00:00:00Z' };
      const box = state.boxes.get(id);
      if (box === undefined) throw new GraphQLError('no such thing', { extensions: { code: 'NOT_FOUND' } });
      return box;
    },
    'Query.whoami': (_parent: never, _args: never, { caller }) => caller.name,
    'Query.broken': () => {
      throw new Error('a bug');
    },
    'Query.wrong': () => ({ __typename: 'Bag', id: 'no uuid', name: 'bag', kind: 'NEW' }),
    'Mutation.makeBox': (_parent: never, { input }: { input: Input }, { newId, state }) => {
      const known = state.keys.get(input.key ?? '');
      if (known !== undefined) return { success: true, box: known };
      if ((input.size ?? 1) < 1) return { success: false, error: { code: 'TOO_SMALL' } };
      const box = makeBox(newId.uuid(), input.name, input.size ?? null);
      state.boxes.set(box.id, box);
      if (input.key !== undefined) state.keys.set(input.key, box);
      return { success: true, box };
    },
  },
  drifts: {
    'size-as-text': {
      describe: 'a size is text',
      source: 'made up',
      sdl: (text) => text.replaceAll('size: Int', 'size: String'),
    },
    'boxes-gone': {
      describe: 'boxes is called all',
      source: 'made up',
      sdl: (text) => text.replace('boxes(limit', 'all(limit'),
    },
  },
});

type Input = { readonly key?: string; readonly name: string; readonly size?: number };

function makeBox(id: string, name: string, size: number | null): Box {
  return { __typename: 'Box', id, name, size };
}
