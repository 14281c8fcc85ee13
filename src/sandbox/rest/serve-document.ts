import type { FastifyInstance } from 'fastify';
import type { Contract } from '../../contract/contract.ts';
import { schemaSourceOf } from '../../contract/schema-source-of.ts';
import { answerCall } from '../answer-call.ts';
import type { Call } from '../call.ts';
import type { RestSandbox, SandboxRequest } from '../define-sandbox.ts';
import { deliver } from '../wire.ts';
import { arrivalOf } from '../world/arrival.ts';
import type { EnvironmentInstance } from '../world/environment-instance.ts';

/**
 * Serves the pinned OpenAPI document, drift packs applied, in each environment at this origin whose schema source is a
 * document: to everybody where it is public, else to those whom the behaviour lets in.
 */
export function serveDocument(app: FastifyInstance, contract: Contract, origin: string): void {
  for (const [name, { baseUrl }] of Object.entries(contract.provider.environments)) {
    const source = schemaSourceOf(contract.provider, name);
    const base = new URL(baseUrl);
    if (source.kind !== 'openapi' || base.origin !== origin) continue;
    app.get(base.pathname.replace(/\/$/, '') + source.path, async (request, reply) => {
      const { faults, instances, target } = arrivalOf(request.raw);
      const instance = instances.get(name);
      if (instance === undefined) throw new Error(`no environment ${name}`);
      instance.requests += 1;
      const headers = request.headers as SandboxRequest['headers'];
      const asked = {
        operation: '',
        url: target,
        path: {},
        query: {},
        headers,
        body: undefined,
        problems: [],
      };
      const call = documentCall(instance, asked, source.public === true);
      const wire = await answerCall({ ...call, instances }, faults);
      reply.hijack();
      await deliver(reply.raw, wire);
    });
  }
}

function documentCall(
  instance: EnvironmentInstance,
  request: SandboxRequest,
  isPublic: boolean,
): Omit<Call, 'instances'> {
  const behaviour = instance.behaviour as RestSandbox<unknown, unknown>;
  const body = instance.drifts.reduce(
    (document, pack) => pack.openapi?.(document) ?? document,
    instance.contract.openapi ?? {},
  );
  return {
    instance,
    operation: '',
    protocol: 'rest',
    request,
    admit: (asked, context) => {
      const refuse = isPublic ? undefined : behaviour.before(asked, context);
      return refuse === undefined ? { caller: undefined } : { refuse };
    },
    handle: () => Promise.resolve({ status: 200, body }),
    check: () => [],
    mediaType: () => 'application/json',
  };
}
