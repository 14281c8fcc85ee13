import type { ConfigProblem } from '../../util/errors.ts';
import { placeholdersOf } from '../template.ts';
import { connectionHeaders } from './connection-headers.ts';
import { plainHeaderName } from './plain-header-name.ts';
import { label, memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';
import { isWithheld } from './withheld-headers.ts';

/** RFC 9110 §5.6.2. */
const token = /^[!#$%&'*+.^_`|~0-9A-Za-z-]+$/;

const used: readonly string[] = ['accept', 'date', 'set-cookie', 'user-agent'];

/** Why no credential is sent in a header that a request has for something else. */
const taken: readonly (readonly [isTaken: (name: string) => boolean, why: string])[] = [
  [(name) => connectionHeaders.includes(name), 'is a header of one connection, which goes no further'],
  [isWithheld, 'is a header that the gateway withholds, because servers read something else out of it'],
  [(name) => used.includes(name) || name.startsWith('content-'), 'is a header with another use'],
];

/**
 * Where a credential with a header of its own cannot be sent in that header: none is named, the name is none or has
 * another use; and names of headers where `Authorization` is sent.
 */
export function findHeaderProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return membersOf(memberOf(provider, 'auth')).flatMap(([id, use]) => {
    const path = ['auth', id, 'name'];
    const [kind, name] = [memberOf(use, 'kind'), memberOf(use, 'name')];
    if (kind === 'header' && name === undefined) return [report(['auth', id], unnamed(id))];
    if (typeof name !== 'string') return [];
    if (kind === 'header')
      return nameProblems(name).map(([message, expected]) =>
        report(path, { message: `${label(path)} ${message}`, expected, found: name }),
      );
    return kind === 'basic' || kind === 'bearer' ? [report(path, needless(label(path), kind))] : [];
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

function nameProblems(name: string): readonly Said[] {
  // a name is sent as it stands: nothing is filled into it
  if (!token.test(name) || placeholdersOf(name).length > 0)
    return [
      ['is no name of a header', 'a name such as X-Api-Key (a token of RFC 9110: no spaces, no colon)'],
    ];
  const plain = plainHeaderName(name);
  return taken
    .filter(([isTaken]) => isTaken(plain))
    .map(([, why]): Said => [why, 'a header of its own, such as X-Api-Key'])
    .slice(0, 1);
}
