import type { ConfigProblem } from '../../util/errors.ts';
import { nearestOf } from '../../util/nearest.ts';
import { inputsIn } from './inputs-in.ts';
import type { InputPlace } from './inputs-in.ts';
import { plainHeaderName } from './plain-header-name.ts';
import { label, memberOf, membersOf } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** What goes into an operation, by protocol. */
const partsOf: ReadonlyMap<unknown, readonly string[]> = new Map([
  ['rest', ['path', 'query', 'header', 'body']],
  ['graphql', ['variables', 'header']],
]);

/**
 * What is wrong with the inputs of a provider file, whatever operation they are for: a part that no operation of the
 * protocol has, and a header that a credential of `auth` is sent in: it would be sent in the credential's place.
 */
export function findInputProblems(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const parts = partsOf.get(memberOf(provider, 'protocol'));
  const inputs = inputsOf(provider);
  return [
    ...(parts === undefined ? [] : inputs.flatMap((input) => findStrangeParts(input, parts, report))),
    ...findCredentialHeaders(provider, inputs, report),
  ];
}

function inputsOf(provider: unknown): readonly InputPlace[] {
  const parts = ['auth', 'given', 'capabilities'];
  return [
    { path: ['defaults'], template: memberOf(provider, 'defaults') },
    ...parts.flatMap((part) => inputsIn(memberOf(provider, part), [part])),
  ];
}

function findStrangeParts(
  { path, template }: InputPlace,
  parts: readonly string[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  const strange = membersOf(template).filter(([part]) => !parts.includes(part));
  return strange.map(([part]) => {
    const message = `no operation takes ${label([...path, part])}`;
    const details = {
      message,
      expected: `one of ${parts.join(', ')}`,
      found: part,
      ...nearestOf(part, parts),
    };
    return report([...path, part], details, 'key');
  });
}

function findCredentialHeaders(
  provider: unknown,
  inputs: readonly InputPlace[],
  report: ReportProblem,
): readonly ConfigProblem[] {
  const sent = new Map(
    membersOf(memberOf(provider, 'auth')).map(([id, use]) => [headerOf(use), label(['auth', id])]),
  );
  const set = [
    { path: ['headers'], headers: memberOf(provider, 'headers') },
    ...inputs.map(({ path, template }) => ({
      path: [...path, 'header'],
      headers: memberOf(template, 'header'),
    })),
  ].flatMap(({ headers, path }) => membersOf(headers).map(([name]) => ({ name, path: [...path, name] })));
  const expected =
    'no such header here: defaultAuth, or auth of the operation, says which credential is sent';
  return set.flatMap(({ name, path }) => {
    const owner = sent.get(plainHeaderName(name));
    if (owner === undefined) return [];
    return report(
      path,
      { message: `${label(path)} is the header of ${owner}`, expected, found: name },
      'key',
    );
  });
}

function headerOf(use: unknown): string {
  const name = memberOf(use, 'name');
  return plainHeaderName(typeof name === 'string' ? name : 'Authorization');
}
