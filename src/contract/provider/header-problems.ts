import type { ConfigProblem } from '../../util/errors.ts';
import { placeholdersOf } from '../template.ts';
import { connectionHeaders } from './connection-headers.ts';
import { label, memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

/** Headers that a request has for itself: a credential in one of these would change the request or be taken out of it. */
const used = new Set([
  ...connectionHeaders,
  ...['accept', 'accept-encoding', 'cookie', 'date', 'expect', 'forwarded', 'host', 'if-range', 'origin'],
  ...['range', 'referer', 'set-cookie', 'user-agent', 'via'],
]);
const usedKinds = /^(content|proxy|x-forwarded|x-livegate)-/;

/**
 * Where a credential with a header of its own cannot be sent in that header: none is named, the name is none or has
 * another use, or another part of the file sets it; and names of headers where `Authorization` is sent.
 */
export function findHeaderProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return membersOf(memberOf(provider, 'auth')).flatMap(([id, use]) => {
    const path = ['auth', id, 'name'];
    const [kind, name] = [memberOf(use, 'kind'), memberOf(use, 'name')];
    if (kind === 'header' && name === undefined) return [report(['auth', id, 'kind'], unnamed(id))];
    if (typeof name !== 'string') return [];
    if (kind === 'header')
      return nameProblems(name, provider).map(([message, expected]) =>
        report(path, { message: `${label(path)} ${message}`, expected, found: name }),
      );
    return kind === 'basic' || kind === 'bearer' ? [report(path, needless(label(path), kind), 'key')] : [];
  });
}

type Details = Parameters<ReportProblem>[1];

function unnamed(id: string): Details {
  return {
    message: `auth.${id} has no name`,
    expected: 'the name of the header that holds the credential, such as name: X-Api-Key',
  };
}

function needless(place: string, kind: string): Details {
  return {
    message: `${place} goes with kind: header`,
    expected: `no name, for kind: ${kind} is sent in Authorization; or kind: header`,
  };
}

type Said = readonly [message: string, expected: string];

function nameProblems(name: string, provider: unknown): readonly Said[] {
  // a name is sent as it stands: nothing is filled into it
  if (!token.test(name) || placeholdersOf(name).length > 0)
    return [
      ['is no name of a header', 'a name such as X-Api-Key (a token of RFC 9110: no spaces, no colon)'],
    ];
  const folded = fold(name);
  if (used.has(folded) || usedKinds.test(folded))
    return [['is a header with another use', 'a header of its own, such as X-Api-Key']];
  return [['headers'], ['defaults', 'header']]
    .flatMap((path) => membersOf(memberOf(provider, ...path)).map(([other]) => [...path, other]))
    .filter((path) => fold(path.at(-1) ?? '') === folded)
    .map((path) => [
      `is the header that ${label(path)} sets already`,
      `one of the two: without ${label(path)}, auth alone sets it`,
    ]);
}

/** Some servers take `_` for `-`. */
function fold(name: string): string {
  return name.toLowerCase().replaceAll('_', '-');
}
