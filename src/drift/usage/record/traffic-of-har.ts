import type { Contract } from '../../../contract/contract.ts';
import { harRequests } from './har-requests.ts';
import type { HarRequest } from './har-requests.ts';
import { goesTo, matchOperation } from './match-operation.ts';
import { graphqlRequests, sentDocument } from './sent-graphql.ts';
import type { Traffic } from './traffic.ts';

/** What a HAR file holds for a provider. */
export type HarTraffic = {
  readonly traffic: readonly Traffic[];
  /** How many requests there are in all, for this provider or not; each of a batch is one. */
  readonly requests: number;
  /** What goes to the provider and cannot be told, or not all of it: what, and why. */
  readonly passedOver: readonly string[];
};

/**
 * The requests of a HAR 1.2 file that go to a provider, with their answers. What was read of the answers no such file
 * says. `file` is the name shown in messages. Throws a `ConfigError` (`config_invalid`) for what is no HAR file.
 */
export function trafficOfHar(text: string, file: string, contract: Contract): HarTraffic {
  const all = harRequests(text, file);
  const requests = contract.graphql === undefined ? all : all.flatMap(graphqlRequests);
  const passedOver = new Set<string>();
  const trafficOf = contract.graphql === undefined ? restTraffic : graphqlTraffic;
  const traffic = requests
    // A browser asks so whether it may ask.
    .filter(({ method }) => method !== 'OPTIONS')
    .flatMap((one) => trafficOf(one, { contract, passedOver }));
  return { traffic, requests: requests.length, passedOver: [...passedOver].sort() };
}

type Told = { readonly contract: Contract; readonly passedOver: Set<string> };

function restTraffic(sent: HarRequest, { contract, passedOver }: Told): readonly Traffic[] {
  const { method, url } = sent;
  const operation = matchOperation(contract, { method, url, body: jsonOf(sent) });
  if (operation !== undefined) return [{ operation, ...messages(sent) }];
  if (goesTo(contract, url))
    passedOver.add(`${method} ${new URL(url).pathname} is no operation of the contract`);
  return [];
}

function graphqlTraffic(sent: HarRequest, { contract, passedOver }: Told): readonly Traffic[] {
  const { method, url } = sent;
  const body = jsonOf(sent);
  const operation = matchOperation(contract, { method: 'POST', url, body });
  if (operation === undefined) {
    if (goesTo(contract, url)) passedOver.add(`${method} ${new URL(url).pathname} names no operation`);
    return [];
  }
  const { document, problems } = sentDocument(operation, body, contract);
  for (const problem of problems) passedOver.add(problem);
  return [{ operation, ...(document === undefined ? {} : { document }), ...messages(sent) }];
}

function jsonOf({ body }: HarRequest): unknown {
  return body === undefined || body === 'opaque' ? undefined : body.json;
}

function messages({ body, headers, response, url }: HarRequest): Pick<Traffic, 'request' | 'response'> {
  const request = { url, headers, ...(body === undefined ? {} : { body }) };
  return { request, ...(response === undefined ? {} : { response }) };
}
