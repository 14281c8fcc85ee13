import type { FastifyInstance, FastifyRequest } from 'fastify';
import type { Operation } from '../../contract/contract.ts';
import { isDocument } from '../../contract/graphql/parse-once.ts';
import type { Finding } from '../../model/finding.ts';
import { answerCall } from '../answer-call.ts';
import { answerUnrouted } from '../answer-unrouted.ts';
import type { Call } from '../call.ts';
import { createApp } from '../create-app.ts';
import type { GraphqlSandbox, SandboxReply, SandboxRequest } from '../define-sandbox.ts';
import { problemsOf } from '../problems.ts';
import { deliver } from '../wire.ts';
import type { EnvironmentInstance } from '../world/environment-instance.ts';
import type { Territory } from '../world/locate.ts';
import { arrivalOf } from '../world/arrival.ts';
import { execute } from './execute.ts';
import { operationNameOf, readParameters } from './read-document.ts';
import type { GraphqlParameters } from './read-document.ts';

/** The endpoints of one origin of a GraphQL provider; shared by all worlds. */
export async function buildGraphqlApp(
  territories: readonly Territory[],
  origin: string,
): Promise<FastifyInstance> {
  const app = createApp({ exposeHeadRoutes: false });
  app.removeAllContentTypeParsers();
  app.addContentTypeParser('*', { parseAs: 'string' }, (_request, text, done) => {
    done(null, String(text));
  });
  app.setNotFoundHandler((request, reply) => answerUnrouted(territories, request, reply, 404));
  const endpoints = territories.filter((one) => one.origin === origin);
  for (const { environment, path } of endpoints) {
    app.all(path === '' ? '/' : path, async (request, reply) => {
      const { faults, instances, target } = arrivalOf(request.raw);
      const instance = instances.get(environment);
      if (instance === undefined) return answerUnrouted(territories, request, reply, 404);
      instance.requests += 1;
      const wire = await answerCall({ ...graphqlCall(instance, request, target), instances }, faults);
      reply.hijack();
      return deliver(reply.raw, wire);
    });
  }
  await app.ready();
  return app;
}

function graphqlCall(
  instance: EnvironmentInstance,
  request: FastifyRequest,
  url: string,
): Omit<Call, 'instances'> {
  const text = typeof request.body === 'string' ? request.body : undefined;
  const parameters = readParameters(text, request.query as Readonly<Record<string, unknown>>);
  const name = operationNameOf(parameters);
  const operation = instance.contract.operations.get(name);
  const behaviour = instance.behaviour as GraphqlSandbox<unknown, unknown, unknown>;
  const mistakes: string[] = [];
  const isPinned = isDocument(parameters.query, instance.contract.graphql?.documents.get(name));
  return {
    instance,
    operation: operation === undefined ? '' : name,
    protocol: 'graphql',
    request: sandboxRequest(name, url, request, parameters, operation),
    admit: ({ headers }, context) => behaviour.authenticate(headers, context),
    handle: async (asked, context, caller) => {
      const body = bodyOf(text, parameters, asked);
      const sent = { method: request.method, url, headers: asked.headers, body };
      const executed = await execute(instance, sent, context, caller);
      mistakes.push(...executed.mistakes);
      return executed.reply;
    },
    check: (reply) => {
      // A drifted schema is not the contract's, and resolvers that do not fit it are the drift's point.
      if (instance.drifts.length > 0) return [];
      const ofMistakes = mistakes.splice(0).map((found) => mistakeFinding(name, found));
      return [...ofMistakes, ...(isPinned ? (operation?.answerFindings(asAnswer(reply)) ?? []) : [])];
    },
    mediaType: () => 'application/json; charset=utf-8',
  };
}

// A fault may have changed the variables; without one the text goes on as it came, mistakes in it included.
function bodyOf(text: string | undefined, parameters: GraphqlParameters, asked: SandboxRequest) {
  if (text === undefined || asked.body === parameters.variables) return text ?? null;
  const { operationName, query } = parameters;
  return { query, variables: asked.body, ...(operationName === undefined ? {} : { operationName }) };
}

function sandboxRequest(
  name: string,
  url: string,
  request: FastifyRequest,
  { variables }: GraphqlParameters,
  operation: Operation | undefined,
): SandboxRequest {
  const headers = Object.fromEntries(
    Object.entries(request.headers).map(([header, value]) => [
      header,
      Array.isArray(value) ? value.join(', ') : value,
    ]),
  );
  const problems = problemsOf(operation?.requestFindings({ variables }) ?? []);
  return { operation: name, url, path: {}, query: {}, headers, body: variables, problems };
}

function mistakeFinding(operation: string, found: string): Finding {
  return {
    code: 'graphql_errors',
    severity: 'error',
    operation,
    expected: 'an error with extensions.code',
    found,
  };
}

function asAnswer(reply: SandboxReply) {
  const headers = Object.fromEntries(
    Object.entries(reply.headers ?? {}).map(([name, value]) => [name.toLowerCase(), value] as const),
  );
  return { status: reply.status, headers, body: reply.body };
}
