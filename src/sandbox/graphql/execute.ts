import { createHandler } from 'graphql-http';
import type { Handler } from 'graphql-http';
import { Source } from 'graphql';
import type { ExecutionResult, GraphQLError } from 'graphql';
import { parseOnce } from '../../contract/graphql/parse-once.ts';
import type { AnyContext, GraphqlSandbox, SandboxReply } from '../define-sandbox.ts';
import type { EnvironmentInstance } from '../world/environment-instance.ts';
import { executableSchema } from './executable-schema.ts';
import { servedSdl } from './served-sdl.ts';
import { validateOnce } from './validate-once.ts';

/** What travels with one request through graphql-js. `mistakes` gathers errors that no behaviour meant to answer. */
type Execution = { readonly context: AnyContext; readonly caller: unknown; readonly mistakes: string[] };

export type HttpRequest = {
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: string | Record<string, unknown> | null;
};

export type Executed = { readonly reply: SandboxReply; readonly mistakes: readonly string[] };

type GraphqlHandler = Handler<undefined, Execution>;

const byInstance = new WeakMap<EnvironmentInstance, GraphqlHandler>();
const bySdl = new Map<string, GraphqlHandler>();

/**
 * Executes a request on the environment's schema, its drift packs applied, by GraphQL over HTTP. Introspection is on.
 * An error without `extensions.code` is a mistake of the behaviour, for every documented one has a code.
 */
export async function execute(
  instance: EnvironmentInstance,
  request: HttpRequest,
  context: AnyContext,
  caller: unknown,
): Promise<Executed> {
  const mistakes: string[] = [];
  const handler = byInstance.get(instance) ?? handlerOf(instance);
  byInstance.set(instance, handler);
  const execution = { context, caller, mistakes };
  const [body, { status, headers = {} }] = await handler({ ...request, raw: undefined, context: execution });
  const answered = body === null ? undefined : readBody(body);
  const reply = { status: statusOf(status, headers['content-type'], answered), headers: { ...headers } };
  return { reply: answered === undefined ? reply : { ...reply, body: answered }, mistakes };
}

// The library answers 200 though execution never began, e.g. for variables that cannot be coerced; of this media type
// GraphQL over HTTP wants a 4xx then.
function statusOf(status: number, mediaType: string | undefined, body: unknown): number {
  const neverBegan = typeof body === 'object' && body !== null && !('data' in body);
  const strict = mediaType?.startsWith('application/graphql-response+json') === true;
  return status === 200 && neverBegan && strict ? 400 : status;
}

function readBody(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return body;
  }
}

function handlerOf(instance: EnvironmentInstance): GraphqlHandler {
  const { contract, drifts } = instance;
  const sdl = servedSdl(contract, drifts);
  const key = `${contract.folder}\n${sdl}`;
  const known = bySdl.get(key);
  if (known !== undefined) return known;
  const made = makeHandler(sdl, instance.behaviour as GraphqlSandbox<unknown, unknown, unknown>);
  bySdl.set(key, made);
  return made;
}

function makeHandler(sdl: string, behaviour: GraphqlSandbox<unknown, unknown, unknown>): GraphqlHandler {
  return createHandler<undefined, Execution, Record<string, unknown>>({
    schema: executableSchema(sdl, behaviour),
    parse: (source) => parseOnce(source instanceof Source ? source.body : source),
    validate: validateOnce,
    context: ({ context: { context, caller } }) => ({ ...context, caller }),
    onOperation: ({ context }, _args, result) => {
      context.mistakes.push(...mistakesOf(result.errors));
      return withExtensions(result, behaviour.extensions?.(context.context));
    },
  });
}

function mistakesOf(errors: readonly GraphQLError[] = []): readonly string[] {
  return errors
    .filter(({ extensions, path }) => path !== undefined && typeof extensions['code'] !== 'string')
    .map(({ cause, message, path = [] }) => `${path.join('.')}: ${stackOf(cause) ?? message}`);
}

function stackOf(cause: unknown): string | undefined {
  return cause instanceof Error ? cause.stack : undefined;
}

function withExtensions(
  result: ExecutionResult,
  extensions: Readonly<Record<string, unknown>> | undefined,
): ExecutionResult {
  return extensions === undefined
    ? result
    : { ...result, extensions: { ...result.extensions, ...extensions } };
}
