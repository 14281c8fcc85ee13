import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import { promoteCommand } from '../gate/promote-command.ts';
import type { Decision } from '../model/decision.ts';
import { tokenOperations } from '../network/auth/token-operations.ts';
import type { LiveClient } from '../network/live/live-client.ts';
import type { Admit, Asked, Refusal } from './admission.ts';
import { findRefusal } from './admission.ts';
import type { Ceilings, Shortage } from './ceilings.ts';
import { describeFailure } from './describe-failure.ts';
import { createIdentify, readableBody } from './identify.ts';
import type { Identified } from './identify.ts';
import { readJson } from './read-json.ts';
import { readBody, takeBody } from './request-body.ts';
import type { RequestBody } from './request-body.ts';
import { writeJson, writeRefusal } from './write-json.ts';

export type ServeOptions = {
  readonly contract: Contract;
  readonly network: Decision['network'];
  readonly client: LiveClient;
  readonly admit: Admit;
  readonly ceilings: Ceilings;
};

/** Serves one request; `path` is what stands behind the gateway's own address. Never throws. */
export type ServeRequest = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Promise<void>;

/**
 * From a request of the child's to its answer: identify, admit, count, send. Admission is asked for twice, on arrival
 * and when the request is about to be written, since in between a token may be obtained or a connection waited for.
 */
export function createServeRequest(options: ServeOptions): ServeRequest {
  const { admit, ceilings, client, contract, network } = options;
  const identify = createIdentify(contract);
  const tokens = tokenOperations(contract.provider);
  const more = raiseOrWait(contract.provider.id, network);

  const effectOf = (operation: string): Asked['effect'] =>
    contract.provider.operations[operation]?.effect ?? 'irreversible';

  const forward = async (
    request: IncomingMessage,
    response: ServerResponse,
    { operation, path }: Identified,
    asked: Asked,
    body: RequestBody,
  ): Promise<Refusal | undefined> => {
    let refusal: Refusal | undefined;
    const isAdmitted = (): boolean => (refusal = findRefusal(admit, asked)) === undefined;
    const begin = (status: number, headers: Readonly<Record<string, string | string[]>>): void => {
      response.writeHead(status, headers);
    };
    const flush = (): void => {
      response.flushHeaders();
    };
    const { method = '', headers } = request;
    const sink = { stream: response, begin, flush };
    await client.forward({ operation, method, path, headers, body, isAdmitted }, sink);
    return refusal;
  };

  const answer = async (
    request: IncomingMessage,
    response: ServerResponse,
    path: string,
  ): Promise<Refusal | undefined> => {
    const found = await identify(request, response, path);
    if ('code' in found) return found;
    const asked = {
      operation: found.operation,
      effect: effectOf(found.operation),
      method: request.method ?? '',
    };
    const early = tokens.has(found.operation) ? tokenRefusal(found.operation) : findRefusal(admit, asked);
    if (early !== undefined) return early;
    const body = await count(ceilings, found, request, response);
    return isShortage(body) ? { ...body, ...more } : forward(request, response, found, asked, body);
  };

  return async (request, response, path) => {
    try {
      const refusal = await answer(request, response, path);
      if (refusal !== undefined) writeRefusal(response, refusal);
    } catch (error) {
      const { status, body } = describeFailure(error);
      writeJson(response, status, body);
    }
  };
}

/** The body to send on once the request is counted, or why it is not let through. */
async function count(
  ceilings: Ceilings,
  found: Identified,
  request: IncomingMessage,
  response: ServerResponse,
): Promise<RequestBody | Shortage> {
  const { operation } = found;
  if (!ceilings.needsBody(operation))
    return ceilings.reserve(operation) ?? found.body ?? takeBody(request, response);
  const bytes = found.body ?? (await readBody(request, response, readableBody));
  const json = bytes === undefined || !found.isPinned ? undefined : readJson(bytes, request.headers);
  return ceilings.reserve(operation, json?.value) ?? bytes;
}

function isShortage(body: RequestBody | Shortage): body is Shortage {
  return body !== undefined && !Buffer.isBuffer(body) && 'code' in body;
}

/** What is counted opens by time, or by a gatekeeper who says so. */
function raiseOrWait(provider: string, network: Decision['network']): Pick<Refusal, 'item' | 'command'> {
  const edit = `edit ceilings in contracts/${provider}/checklist.yaml`;
  return { item: 'ceilings', command: `wait, or ${edit}, then ${promoteCommand({ provider, network })}` };
}

function tokenRefusal(operation: string): Refusal {
  const reason = `${operation} hands out tokens; the gateway performs it itself and adds the token to each request`;
  return {
    code: 'token_operation',
    item: 'operations',
    reason,
    command: 'send the request that needs the token',
  };
}
