import type { OpenApiDocument } from '../contract/contract.ts';
import type { SandboxClock } from './clock.ts';

/** One environment of the sandbox, as a provider's behaviour sees it. */
export type SandboxContext<State, Shared> = {
  readonly environment: string;
  readonly stage: 'test' | 'live';
  readonly clock: SandboxClock;
  /** This environment's own data. Nothing of another environment is reachable from here. */
  readonly state: State;
  /** Data that the provider shares between environments, e.g. a catalogue. */
  readonly shared: Shared;
  /** The credentials issued for this environment in this world, by the names of provider.yaml. */
  readonly credentials: Readonly<Record<string, string>>;
  /** A new unique id: `uuid` RFC 9562 v4, `hex` of so many characters, `digits` of so many. */
  readonly newId: { uuid(): string; hex(length: number): string; digits(length: number): string };
};

/** A request as the contract parsed it: parameters by name and converted to the schema's types. */
export type SandboxRequest = {
  readonly operation: string;
  /** Path and query as they came; some providers repeat them in an error. */
  readonly url?: string;
  readonly path: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  /** Parsed JSON or form fields. GraphQL: the variables. */
  readonly body: unknown;
  /** What of the request contradicts the contract: `at` is a pointer such as `/body/amount`, `/query/page_size`, `/header/x-reference-id`. */
  readonly problems: readonly { readonly at: string; readonly message: string }[];
};

export type SandboxReply = {
  readonly status: number;
  /** Absent: an answer without body. */
  readonly body?: unknown;
  readonly headers?: Readonly<Record<string, string>>;
};

export type RestHandler<State, Shared> = (
  request: SandboxRequest,
  context: SandboxContext<State, Shared>,
) => SandboxReply | Promise<SandboxReply>;

/** One documented change of the provider's, put in force in a running sandbox. */
export type DriftPack = {
  readonly describe: string;
  /** Where the facts come from: a release note, a commit, a page. */
  readonly source: string;
  /** GraphQL: the SDL that is served instead; the resolvers stay and the server is built anew. */
  readonly sdl?: (sdl: string) => string;
  /** REST: the OpenAPI document that is served instead, where the provider publishes one. */
  readonly openapi?: (document: OpenApiDocument) => OpenApiDocument;
  /** Changes a reply after the handler made it; such a reply is not held against the contract. */
  readonly reply?: (operation: string, reply: SandboxReply) => SandboxReply;
  /** Answers in the handler's place, e.g. a stricter rule on the request; undefined: the handler goes on. */
  readonly before?: (request: SandboxRequest) => SandboxReply | undefined;
};

type Common<State, Shared> = {
  readonly provider: string;
  /** Fresh state of one environment. Called at start, by `reset` and never shared. */
  readonly createState: (environment: string) => State;
  /** Data shared by all environments of one world. */
  readonly createShared: () => Shared;
  /**
   * Credentials of one environment, new for each world: values that look like the provider's, drawn from `newId`.
   * Asked once where provider.yaml says that environments share them; all of those then hold the same values.
   */
  readonly issueCredentials: (
    environment: string,
    newId: SandboxContext<State, Shared>['newId'],
  ) => Readonly<Record<string, string>>;
  /** Removes what the documented reset removes, as of `context.clock`. Called when the clock passes the reset time. */
  readonly reset: (context: SandboxContext<State, Shared>) => void;
  /** Ids that exist in this environment, by the names that `$foreign.<name>` uses: they must be unknown in every other. */
  readonly sampleIds: (context: SandboxContext<State, Shared>) => Readonly<Record<string, string | number>>;
  /** The documented answer over a limit; the server adds `Retry-After`. Absent: the provider documents no limit. */
  readonly tooManyRequests?: (request: SandboxRequest) => SandboxReply;
  /** The documented answer where the provider itself fails; an injected fault of its status gives it. Absent: none. */
  readonly internalError?: () => SandboxReply;
  /** Documented changes by name. */
  readonly drifts: Readonly<Record<string, DriftPack>>;
};

/** Behaviour of a REST provider: one handler for each operation of its OpenAPI document. */
export type RestSandbox<State, Shared> = Common<State, Shared> & {
  readonly protocol: 'rest';
  /** Runs before every handler: headers, authorisation, scopes, limits. A reply ends the request. */
  readonly before: (
    request: SandboxRequest,
    context: SandboxContext<State, Shared>,
  ) => SandboxReply | undefined;
  readonly handlers: Readonly<Record<string, RestHandler<State, Shared>>>;
};

/** Behaviour of a GraphQL provider: resolvers over its SDL. */
export type GraphqlSandbox<State, Shared, Caller> = Common<State, Shared> & {
  readonly protocol: 'graphql';
  /** From the headers: who calls, or the HTTP answer that refuses. */
  readonly authenticate: (
    headers: Readonly<Record<string, string | undefined>>,
    context: SandboxContext<State, Shared>,
  ) => { readonly caller: Caller } | { readonly refuse: SandboxReply };
  /** `Type.field` → resolver; fields without one are read from the parent by name. */
  readonly resolvers: Readonly<
    Record<
      string,
      (
        parent: never,
        args: never,
        context: SandboxContext<State, Shared> & { readonly caller: Caller },
      ) => unknown
    >
  >;
  /** Concrete type name of an abstract value, by abstract type. Absent: the value's own `__typename`. */
  readonly resolveType?: Readonly<Record<string, (value: never) => string>>;
  /** What every result carries under the top-level `extensions`, e.g. a request id. */
  readonly extensions?: (context: SandboxContext<State, Shared>) => Readonly<Record<string, unknown>>;
};

/** Checks the shape at compile time and returns the very same object. */
export function defineRestSandbox<State, Shared>(
  sandbox: RestSandbox<State, Shared>,
): RestSandbox<State, Shared> {
  return sandbox;
}

/** Checks the shape at compile time and returns the very same object. */
export function defineGraphqlSandbox<State, Shared, Caller>(
  sandbox: GraphqlSandbox<State, Shared, Caller>,
): GraphqlSandbox<State, Shared, Caller> {
  return sandbox;
}

/** A context whose state is of no interest to the server. */
export type AnyContext = SandboxContext<unknown, unknown>;

/** A behaviour whose own types are no longer of interest to the server. */
export type AnySandbox = RestSandbox<unknown, unknown> | GraphqlSandbox<unknown, unknown, unknown>;
