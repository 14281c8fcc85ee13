import type { ConfigProblem } from '../../util/errors.ts';
import { findKeysInProse } from './keys-in-prose.ts';
import { label, memberOf, membersOf, placeOf, textsIn } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';
import { findForms, isOpaque } from './secret-forms.ts';
import type { YamlPath } from '../read-yaml.ts';

const inProse = 'What opens nothing may be shortened: 3f78….';
const hint = 'Write a reference in its place: env:NAME for an environment variable, file:path for a file.';

/**
 * Literal secrets in the text of a provider file, comments included, by the form of known kinds of secrets; and keys in
 * its comments, by the rule of `findKeysInProse`. Never shows one: the message says what it looks like and how long it is.
 */
export function findSecretForms(text: string, file: string): readonly ConfigProblem[] {
  const inComments = [...text.matchAll(/(?<=^|\s)#.*$/gm)].flatMap(({ 0: comment, index }) =>
    findKeysInProse(comment).map((key) => ({ ...key, index: index + key.index, kind: 'a key' })),
  );
  return [...findForms(text), ...inComments].map(({ index, kind, length }) => {
    const before = text.slice(0, index).split('\n');
    const place = { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1 };
    return { ...place, ...secret(kind, length) };
  });
}

/** Literal values where only references and placeholders belong: in credentials, in what authorises, in headers. */
export function findLiteralSecrets(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  const credentials = membersOf(memberOf(provider, 'environments')).flatMap(([name, environment]) =>
    textsIn(memberOf(environment, 'credentials'), ['environments', name, 'credentials']).filter(
      ({ text }) => !/^(env|file):/.test(text),
    ),
  );
  const templates = ['auth', 'headers', 'defaults', 'given', 'capabilities']
    .flatMap((name) => textsIn(memberOf(provider, name), [name]))
    .filter(
      ({ path }) =>
        path[0] === 'headers' || path[0] === 'defaults' || path.includes('input') || path.at(-1) === 'value',
    );
  const opaque = templates.filter(
    ({ path, text }) =>
      isOpaque(text) || (isSecretName(String(path.at(-1))) && path[0] === 'auth' && isLiteral(text)),
  );
  const literal = [...credentials, ...opaque].map(({ path, text }) =>
    report(path, secret(`a literal in ${label(path)}`, text.length)),
  );
  const places = new Set(literal.map(placeOf));
  return [...literal, ...keysInNotes(provider, report).filter((problem) => !places.has(placeOf(problem)))];
}

/** Keys in all that is not a template or a credential. Samples are ids, of which many a provider makes them as long. */
function keysInNotes(provider: unknown, report: ReportProblem): readonly ConfigProblem[] {
  return textsIn(provider, [])
    .filter(
      ({ path, text }) =>
        !isName(path, text) && !['samples', 'credentials', 'input'].some((name) => path.includes(name)),
    )
    .flatMap(({ path, text }) =>
      findKeysInProse(text).map(({ length }) =>
        report(path, { ...secret(`a key in ${label(path)}`, length), hint: inProse }),
      ),
    );
}

const named = new Set(['operation', 'version', 'current', 'auth', 'defaultAuth']);

/** What the file cannot call otherwise: operations and versions of the contract, pointers into its messages. */
function isName(path: YamlPath, text: string): boolean {
  return named.has(String(path.at(-1))) || text.startsWith('/') || path[1] === 'operations';
}

/** The same problem, without the text that it was found in where that looks like a secret. */
export function withoutSecrets(problem: ConfigProblem): ConfigProblem {
  return problem.found !== undefined && looksSecret(problem.found)
    ? { ...problem, found: 'a text that looks like a secret, not shown' }
    : problem;
}

function looksSecret(text: string): boolean {
  return findForms(text).length > 0 || text.split(/[\s"']+/).some(isOpaque);
}

function secret(
  kind: string,
  length: number,
): { message: string; expected: string; found: string; hint: string } {
  return {
    message: `looks like a secret: ${kind}`,
    expected: 'env:NAME or file:path',
    found: `${String(length)} characters, not shown`,
    hint,
  };
}

function isSecretName(name: string): boolean {
  return /(?:secret|passw(?:or)?d|api_?key|token)$/i.test(name);
}

/** No placeholder, and no switch: `return_refresh_token: true`. */
function isLiteral(text: string): boolean {
  return !text.includes('$') && !/^(?:|true|false|yes|no|access|refresh)$/i.test(text);
}
