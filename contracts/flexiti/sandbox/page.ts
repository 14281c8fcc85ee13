import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { wrongInput } from './reply.ts';

const DAY = 86_400_000;
const DEFAULT_SIZE = 10;

/** One page of what was created within the asked days, oldest first; the page after the last one is empty. */
export function pageOf<Item extends { readonly createdAt: number }>(
  items: readonly Item[],
  query: SandboxRequest['query'],
): Item[] {
  const size = numberOr(query['page_size'], DEFAULT_SIZE);
  const start = (numberOr(query['page_number'], 1) - 1) * size;
  const from = dayOr(query['creation_date_from'], -Infinity);
  // inferred: the last day is included.
  const until = dayOr(query['creation_date_to'], Infinity) + DAY;
  return items.filter(({ createdAt }) => createdAt >= from && createdAt < until).slice(start, start + size);
}

/** wrong_inputs for a period that ends before it begins. */
export function refuseDates(query: SandboxRequest['query']): SandboxReply | undefined {
  const from = dayOr(query['creation_date_from'], -Infinity);
  const to = dayOr(query['creation_date_to'], Infinity);
  return from <= to ? undefined : wrongInput('creation_date_to', 'Before creation_date_from');
}

function numberOr(value: unknown, otherwise: number): number {
  return typeof value === 'number' ? value : otherwise;
}

function dayOr(value: unknown, otherwise: number): number {
  return typeof value === 'string' ? Date.parse(value) : otherwise;
}
