import type { Json, JsonObject } from '../api/json.ts';
import { operations, pageOf } from '../api/operations.ts';
import type { BenchOperation } from '../api/operations.ts';
import { customer } from '../api/samples.ts';

export type Answer = {
  readonly status: number;
  readonly bytes: Buffer;
  readonly wantsBody: boolean;
  readonly broken?: Buffer;
};

/** `GET customers/:` → what is answered; looked up by the shape of the path alone, to keep the server cheap. */
export function createAnswers(): ReadonlyMap<string, Answer> {
  return new Map(operations.map((operation) => [keyOf(operation), answer(operation)]));
}

function keyOf({ method, path }: BenchOperation): string {
  return `${method} ${path.slice(1).replace(/\{\w+\}/g, ':')}`;
}

function answer({ answer: { value }, status, body }: BenchOperation): Answer {
  const complete = { status, bytes: toBytes(value), wantsBody: body !== undefined };
  return 'total' in value ? { ...complete, broken: toBytes(without(value, 'total')) } : complete;
}

/** The defect by which the bench shows that a tool looks at the answers: a required member is gone. */
function without(value: JsonObject, member: string): JsonObject {
  return Object.fromEntries(Object.entries(value).filter(([name]) => name !== member));
}

const pages = new Map<number, Buffer>();

/** A page of customers of another size than the usual one. */
export function customersPage(limit: number): Buffer {
  const bytes = pages.get(limit) ?? toBytes(pageOf(customer, limit));
  pages.set(limit, bytes);
  return bytes;
}

function toBytes(value: Json): Buffer {
  return Buffer.from(JSON.stringify(value));
}
