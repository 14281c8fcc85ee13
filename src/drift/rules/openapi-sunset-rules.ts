import { document } from './openapi-rule.ts';
import type { DocumentDraft } from './openapi-rule.ts';
import { breaking, dangerous, safe } from './severities.ts';

const empty = JSON.stringify({ openapi: '3.1.0', info: { title: 'a', version: '1' }, paths: {} });
const deprecated = document({ deprecated: true });

/** A document whose only operation is deprecated and ends on a day. */
export function ending(day: string, more: Readonly<Record<string, unknown>> = {}): string {
  return document({ deprecated: true, 'x-sunset': day, ...more });
}

/** What can happen to the announced end of an operation. */
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
  ...[
    ['added', deprecated, ending('2030-06-30'), 'removed', 'An end with a day can be planned for.'] as const,
    [
      'removed',
      ending('2030-06-30'),
      deprecated,
      'added',
      'It works until somebody says otherwise.',
    ] as const,
  ].map(([word, old, next, mirror, why]): DocumentDraft => ({
    id: `sunset-${word}`,
    kind: word,
    direction: 'request',
    severity: safe,
    title: `the announced end of an operation was ${word}`,
    why,
    section: 'specification-extensions',
    mirror: `sunset-${mirror}`,
    example: [old, next],
    silent: [ending('2030-06-30'), ending('2030-06-30T00:00:00Z')],
  })),
  ...[
    [
      'earlier',
      '2030-06-30',
      '2030-03-31',
      'later',
      dangerous,
      'There is less time than was promised.',
    ] as const,
    ['later', '2030-03-31', '2030-06-30', 'earlier', safe, 'There is more time.'] as const,
  ].map(([word, old, next, mirror, severity, why]): DocumentDraft => ({
    id: `sunset-moved-${word}`,
    kind: 'changed',
    direction: 'request',
    severity,
    title: `an operation ends ${word} than was announced`,
    why,
    section: 'specification-extensions',
    mirror: `sunset-moved-${mirror}`,
    example: [ending(old), ending(next)],
    silent: [ending('2030-06-30'), ending('Sun, 30 Jun 2030 00:00:00 GMT')],
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
];
