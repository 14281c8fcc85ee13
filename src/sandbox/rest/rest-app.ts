import type { FastifyInstance, FastifyRequest, HTTPMethods } from 'fastify';
import type { Contract } from '../../contract/contract.ts';
import type { OperationDefinition } from '../../contract/openapi/operation-definition.ts';
import { answerCall } from '../answer-call.ts';
import type { Call } from '../call.ts';
import { createApp } from '../create-app.ts';
import type { RestSandbox, SandboxRequest } from '../define-sandbox.ts';
import { chooseEnvironment } from '../world/choose-environment.ts';
import type { EnvironmentInstance } from '../world/environment-instance.ts';
import type { Territory } from '../world/locate.ts';
import { arrivalOf } from '../world/arrival.ts';
import { deliver } from '../wire.ts';
import { answerUnrouted } from '../answer-unrouted.ts';
import { findMounts, placeNames } from './mounts.ts';
import type { Mount } from './mounts.ts';
import { parseRestRequest } from './parse-rest-request.ts';
import { bodyOf, readBodies } from './read-bodies.ts';
import { replyMediaType } from './reply-media-type.ts';
import { serveDocument } from './serve-document.ts';

const allMethods: readonly HTTPMethods[] = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE', 'OPTIONS'];

/** The routes of one origin of a REST provider, from its OpenAPI document; shared by all worlds. */
export async function buildRestApp(
  contract: Contract,
  territories: readonly Territory[],
  origin: string,
): Promise<FastifyInstance> {
  const app = createApp({ exposeHeadRoutes: false, routerOptions: { maxParamLength: 4096 } });
  await readBodies(app);
  app.setNotFoundHandler((request, reply) => answerUnrouted(territories, request, reply, 404));
  app.setErrorHandler((error, request, reply) =>
    answerUnrouted(territories, request, reply, statusOf(error)),
  );
  const mounts = findMounts(contract, territories, origin);
  for (const mount of mounts) addRoute(app, contract, mount);
  for (const [url, known] of Map.groupBy(mounts, (mount) => mount.url)) {
    refuseOtherMethods(app, territories, url, known);
  }
  serveDocument(app, contract, origin);
  await app.ready();
  return app;
}

function refuseOtherMethods(
  app: FastifyInstance,
  territories: readonly Territory[],
  url: string,
  mounts: readonly Mount[],
): void {
  const known = mounts.map(({ definition }) => definition.method);
  const allow = { allow: known.join(', ') };
  app.route({
    method: allMethods.filter((name) => !known.includes(name)),
    url,
    handler: (request, reply) => answerUnrouted(territories, request, reply, 405, allow),
  });
}

function addRoute(app: FastifyInstance, contract: Contract, mount: Mount): void {
  const { definition, environments, url } = mount;
  app.route({
    method: definition.method,
    url,
    handler: async (request, reply) => {
      const { faults, instances, target } = arrivalOf(request.raw);
      const parsed = parse(contract, definition, request, target);
      const instance = chooseEnvironment(environments, instances, parsed);
      instance.requests += 1;
      const wire = await answerCall({ ...restCall(instance, definition, parsed), instances }, faults);
      reply.hijack();
      await deliver(reply.raw, wire);
    },
  });
}

function parse(
  contract: Contract,
  definition: OperationDefinition,
  request: FastifyRequest,
  url: string,
): SandboxRequest {
  const values = request.params as Readonly<Record<string, string>>;
  const names = placeNames(definition);
  const path = Object.fromEntries(names.map((name, number) => [name, values[`p${String(number)}`] ?? '']));
  const query = request.query as Readonly<Record<string, unknown>>;
  return parseRestRequest(contract, definition, {
    url,
    path,
    query,
    headers: request.headers,
    body: bodyOf(request),
  });
}

function statusOf(error: unknown): number {
  return typeof error === 'object' && error !== null && 'statusCode' in error
    ? Number(error.statusCode)
    : 500;
}

type OwnCall = Omit<Call, 'instances'>;

function restCall(
  instance: EnvironmentInstance,
  definition: OperationDefinition,
  request: SandboxRequest,
): OwnCall {
  const behaviour = instance.behaviour as RestSandbox<unknown, unknown>;
  const operation = instance.contract.operations.get(definition.id);
  return {
    instance,
    operation: definition.id,
    protocol: 'rest',
    request,
    admit: (asked, context) => {
      const refuse = behaviour.before(asked, context);
      return refuse === undefined ? { caller: undefined } : { refuse };
    },
    handle: async (asked, context) =>
      (await behaviour.handlers[definition.id]?.(asked, context)) ?? { status: 501 },
    check: (reply) =>
      operation?.answerFindings(asAnswer(reply, replyMediaType(definition, reply.status))) ?? [],
    mediaType: (status) => replyMediaType(definition, status),
  };
}

function asAnswer(
  reply: { status: number; body?: unknown; headers?: Readonly<Record<string, string>> },
  mediaType: string,
) {
  const given = Object.entries(reply.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const typed = reply.body === undefined ? {} : { 'content-type': mediaType };
  // What leaves the server is JSON: undefined members and the like are judged as they will arrive.
  const isAsItIs = reply.body === undefined || reply.body instanceof Uint8Array;
  const body: unknown = isAsItIs ? reply.body : JSON.parse(JSON.stringify(reply.body));
  return { status: reply.status, headers: { ...typed, ...Object.fromEntries(given) }, body };
}
