import type { DriftPack, SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { senseless } from './failure.ts';
import type { Schemas } from './state.ts';

export type Json = Record<string, unknown>;

/** Changes every successful object, or every element of a list, that the operations answer. */
export function objects(
  operations: readonly string[],
  change: (object: Json) => Json,
): NonNullable<DriftPack['reply']> {
  return (operation, reply) => {
    if (!operations.includes(operation) || reply.status >= 300 || reply.body === undefined) return reply;
    const { body } = reply;
    return {
      ...reply,
      body: Array.isArray(body) ? body.map((one) => change(one as Json)) : change(body as Json),
    };
  };
}

/** An object without one member. */
export function without(object: Json, name: string): Json {
  return Object.fromEntries(Object.entries(object).filter(([key]) => key !== name));
}

/** An object with one member under another name. */
export function renamed(object: Json, from: string, to: string): Json {
  return Object.fromEntries(Object.entries(object).map(([key, value]) => [key === from ? to : key, value]));
}

/** A stricter rule about orders that are well formed. */
export function refuseOrder(
  request: SandboxRequest,
  refuse: (input: Schemas['OrderInput']) => SandboxReply | undefined,
) {
  if (request.operation !== 'createOrder' || request.problems.length > 0) return undefined;
  return refuse((request.body as Schemas['OrderRequest']).input);
}

/** An order whose output is changed, where it has one. */
export function withOutput(order: Json, change: (output: Json) => Json): Json {
  const output = order.output as Json | undefined;
  return output === undefined ? order : { ...order, output: change(output) };
}

/** The links in the metadata of a v2 reply under another name. */
export function withMetadata(object: Json, from: string, to: string): Json {
  return { ...object, _metadata: renamed(object._metadata as Json, from, to) };
}

/** The answer of a path that is not served. */
export const NOT_THERE: SandboxReply = {
  status: 404,
  body: { type: 'NOT_FOUND', messages: ['No such resource'] },
};

/** Operations whose path is not served. */
export function notThere(...operations: readonly string[]): NonNullable<DriftPack['before']> {
  return ({ operation }) => (operations.includes(operation) ? NOT_THERE : undefined);
}

/** Orders that name each of their products by this member. */
export function onlySubscriptionsWith(name: string): NonNullable<DriftPack['before']> {
  return (request) =>
    refuseOrder(request, ({ subscriptions }) =>
      subscriptions.every((subscription) => name in subscription)
        ? undefined
        : senseless(`subscriptions.${name} is required`),
    );
}

/** What a SIM looked like before 5.9.0, but for its id and its EID. */
export const EARLIER_SIM: Json = {
  ...{ matching_id: 'O-17QF0-MJVBIN', status: 'Released', last_modified: '2020-05-19T00:00:00Z' },
};
