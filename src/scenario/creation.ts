import { isDeepStrictEqual } from 'node:util';
import type { OperationInput } from '../contract/contract.ts';
import type { Provider } from '../model/provider.ts';
import type { Reply } from '../network/reply.ts';
import { getAt, removeAt, setAt } from '../util/pointer.ts';
import type { ScenarioApi } from './api.ts';
import { callUntil } from './call-until.ts';
import { expect } from './expect.ts';
import { insteadOf } from './instead-of.ts';
import type { Given } from './given.ts';

type CreateCapability = Exclude<Provider['capabilities']['create'], { notApplicable: string }>;
type IdempotentCapability = Exclude<Provider['capabilities']['idempotentCreate'], { notApplicable: string }>;
type Counted = {
  readonly given?: readonly string[];
  readonly countWith?: { operation: string; input?: unknown; items: string };
};

/** What was created, and with which input. */
export type Created = { readonly id: unknown; readonly input: OperationInput };

/** Creates one object with made-up data, and holds the reply against what provider.yaml says that it repeats. */
export async function create(api: ScenarioApi, creation: CreateCapability, given: Given): Promise<Created> {
  const input = await given.input(creation);
  const reply = await api.call(creation.operation, input);
  expectSame(creation.echoed, input, reply);
  return { id: idOf(reply, creation.id), input };
}

/** Reads what was created and compares its id and every value that provider.yaml says must be the same. */
export async function readBack(
  api: ScenarioApi,
  creation: CreateCapability,
  given: Given,
  created: Created,
): Promise<Reply> {
  const { operation, input, id } = creation.readBack;
  const filled = await given.input({ input, given: creation.given }, { id: created.id });
  const reply = await callUntil(
    api,
    operation,
    filled,
    creation.readBack.until,
    'capabilities.create.readBack',
  );
  expect(getAt(reply.data, id), `id at ${id}`).toEqual(created.id);
  expectSame(creation.same, created.input, reply);
  return reply;
}

/**
 * Where objects are made asynchronously, makes one and waits for it: whatever was asked for before has come by then, or
 * never will. Returns how many it made.
 */
export async function fence(api: ScenarioApi, creation: CreateCapability, given: Given): Promise<number> {
  if (creation.readBack.until === undefined) return 0;
  await readBack(api, creation, given, await create(api, creation, given));
  return 1;
}

function expectSame(pairs: Readonly<Record<string, string>> = {}, input: OperationInput, reply: Reply): void {
  for (const [sent, shown] of Object.entries(pairs)) {
    const was = getAt(input, sent);
    const is = getAt(reply.data, shown);
    const words = `${shown} is ${JSON.stringify(is)}, was sent as ${JSON.stringify(was)}`;
    expect(was !== undefined && sameValue(was, is), words).toBe(true);
  }
}

// Money travels as a number in and as a string out with some providers: 25 and "25.00" are the same value.
function sameValue(sent: unknown, shown: unknown): boolean {
  if (typeof sent === 'number' && typeof shown === 'string') return Number(shown) === sent;
  return isDeepStrictEqual(sent, shown);
}

/** How many objects there are, where provider.yaml says how to count them; else undefined. */
export async function countOf(
  api: ScenarioApi,
  capability: Counted,
  given: Given,
): Promise<number | undefined> {
  if (capability.countWith === undefined) return undefined;
  const { operation, input, items } = capability.countWith;
  const reply = await api.call(operation, await given.input({ input, given: capability.given }));
  const list = getAt(reply.data, items);
  expect(Array.isArray(list), `a list at ${items}`).toBe(true);
  return (list as readonly unknown[]).length;
}

/** The value that a second effect would change, where provider.yaml says where it is; else undefined. */
export async function effectOf(
  api: ScenarioApi,
  { effectAt, given: recipes }: IdempotentCapability,
  given: Given,
): Promise<unknown> {
  if (effectAt === undefined) return undefined;
  const { operation, input, at } = effectAt;
  const reply = await api.call(operation, await given.input({ input, given: recipes }));
  const value = getAt(reply.data, at);
  expect(value ?? undefined, `a value at ${at}`).toBeDefined();
  return value;
}

/** The id in a reply; a reply without one ends the scenario. */
export function idOf(reply: Reply, pointer: string): unknown {
  const id = getAt(reply.data, pointer);
  expect(id ?? undefined, `an id at ${pointer}, found ${insteadOf(reply.data, pointer)}`).toBeDefined();
  return id;
}

/** Holds the id in a reply against the input: the object is the one that was asked for. */
export function expectAskedFor(reply: Reply, pointer: string, input: OperationInput): void {
  const id = idOf(reply, pointer);
  const words = `${pointer} is ${JSON.stringify(id)}, which is not what was asked for`;
  expect(valuesIn(input).map(String).includes(String(id)), words).toBe(true);
}

function valuesIn(value: unknown): readonly unknown[] {
  return typeof value === 'object' && value !== null ? Object.values(value).flatMap(valuesIn) : [value];
}

/** A valid input made invalid as provider.yaml says: with another value at a place, or without what stands there. */
export function spoil(
  valid: OperationInput,
  { at, value }: CreateCapability['invalid'][number],
): OperationInput {
  return (value === undefined ? removeAt(valid, at) : setAt(valid, at, value)) as OperationInput;
}
