import { document } from './openapi-rule.ts';
import type { DocumentDraft } from './openapi-rule.ts';
import { breaking, safe } from './severities.ts';
import { sunsetMoves } from './sunset-moves.ts';

const empty = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {} });
const deprecated = document({ deprecated: true });

/** A document whose only operation is deprecated and ends on a day. */
export function ending(day: string, more: Readonly<Record<string, unknown>> = {}): string {
  return document({ deprecated: true, 'x-sunset': day, ...more });
}

function endingPart(day: string): Readonly<Record<string, unknown>> {
  return { parameters: [{ name: 'p', in: 'query', schema: {}, 'x-sunset': day }] };
}

/** What can happen to announced ends. */
export const sunsetDrafts: readonly DocumentDraft[] = [
  {
    id: 'operation-removed-before-sunset',
    kind: 'removed',
    direction: 'request',
    severity: breaking,
    title: 'an operation was removed before its announced end',
    why: 'Requests to it get nothing but an error, and clients were promised more time.',
    section: 'specification-extensions',
    mirror: 'operation-added',
    example: [ending('2999-12-31'), empty],
    silent: [ending('2020-12-31'), empty],
  },
  ...sunsetMoves('an operation', deprecated, ending).map(({ name, ...move }): DocumentDraft => ({
    ...move,
    id: name,
    direction: 'request',
    section: 'specification-extensions',
  })),
  {
    id: 'sunset-passed',
    kind: 'changed',
    direction: 'request',
    severity: safe,
    title: 'the announced end of an operation has passed, and it is still there',
    why: 'It can go any day now, and nobody could complain.',
    section: 'specification-extensions',
    mirror: 'sunset-passed',
    example: [ending('2020-12-31'), ending('2020-12-31', { summary: 'a' })],
    silent: [ending('2999-12-31'), ending('2999-12-31', { summary: 'a' })],
  },
  {
    id: 'part-sunset-passed',
    kind: 'changed',
    direction: 'request',
    severity: safe,
    title: 'the announced end of a parameter, a header or a schema has passed, and it is still there',
    why: 'It can go any day now, and nobody could complain.',
    section: 'specification-extensions',
    mirror: 'part-sunset-passed',
    example: [document(endingPart('2020-12-31')), document({ ...endingPart('2020-12-31'), summary: 'a' })],
    silent: [document(endingPart('2999-12-31')), document({ ...endingPart('2999-12-31'), summary: 'a' })],
  },
];
