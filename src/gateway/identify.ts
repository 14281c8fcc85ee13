import type { IncomingMessage, ServerResponse } from 'node:http';
import type { Contract } from '../contract/contract.ts';
import type { Refusal } from './admission.ts';
import { createIdentifyGraphql } from './identify-graphql.ts';
import { createIdentifyRest } from './identify-rest.ts';
import { readJson } from './read-json.ts';
import { readBody } from './request-body.ts';
import { isUnaskedForm } from './unasked-form.ts';

/** A request whose operation is known. */
export type Identified = {
  readonly operation: string;
  /** Path and query as they are sent on. */
  readonly path: string;
  /** Where it had to be read to know the operation. */
  readonly body?: Buffer;
  /** False: a GraphQL document other than the contract's own. */
  readonly isPinned: boolean;
};

/** Finds out what a request is. `path`: below the gateway's own address. */
export type Identify = (
  request: IncomingMessage,
  response: ServerResponse,
  path: string,
) => Identified | Refusal | Promise<Identified | Refusal>;

/** GraphQL documents and bodies with amounts are read up to this many bytes. */
export const readableBody = 1024 * 1024;

/** Makes it for a contract, by its protocol. */
export function createIdentify(contract: Contract): Identify {
  const unknown: Refusal = {
    code: 'operation_unknown',
    item: 'operations',
    reason: `the request is clearly none of the operations of the contract of ${contract.provider.id}`,
    command: `livegate checklist show ${contract.provider.id}`,
  };
  return contract.graphql === undefined
    ? identifyRest(contract, unknown)
    : identifyGraphql(contract, unknown);
}

function identifyRest(contract: Contract, unknown: Refusal): Identify {
  const identify = createIdentifyRest(contract);
  return (request, _response, path) => {
    const operation = identify(request, path);
    if (operation === undefined) return unknown;
    return isUnaskedForm(request, contract.operations.get(operation))
      ? formRefusal(operation)
      : { operation, path, isPinned: true };
  };
}

function formRefusal(operation: string): Refusal {
  const reason = `by the contract ${operation} takes no form, and some servers read another method in one`;
  const command = 'send the body with the content-type that the contract says';
  return { code: 'form_refused', item: 'operations', reason, command };
}

function identifyGraphql(contract: Contract, unknown: Refusal): Identify {
  const identify = createIdentifyGraphql(contract);
  return async (request, response, path) => {
    // some servers prefer a document in the URL to that in the body
    if (request.method !== 'POST' || (path !== '' && path !== '/')) return unknown;
    const body = await readBody(request, response, readableBody);
    if (body === undefined)
      return { ...unknown, code: 'body_too_large', reason: 'the body is larger than 1 MiB' };
    const json = readJson(body, request.headers);
    const identified = json === undefined ? undefined : identify(json.value);
    return identified === undefined ? unknown : { ...identified, path: '', body };
  };
}
