import type { ConfigProblem } from '../../util/errors.ts';
import { label, memberOf, membersOf, textsIn } from './problem-reporter.ts';
import type { ReportProblem } from './problem-reporter.ts';

/** Forms that only secrets have, wherever they stand. */
const forms: readonly (readonly [RegExp, string])[] = [
  [/\b[srp]k_(?:live|test)_[A-Za-z0-9]{8,}/g, 'a Stripe key'],
  [/\bwhsec_[A-Za-z0-9]{8,}/g, 'a webhook secret'],
  [/\b(?:ghp|gho|ghs|github_pat|glpat)[_-][A-Za-z0-9_]{16,}/g, 'an access token of a code host'],
  [/\bxox[abprs]-[A-Za-z0-9-]{8,}/g, 'a Slack token'],
  [/\bAKIA[0-9A-Z]{16}\b/g, 'an AWS key id'],
  [/\bAIza[A-Za-z0-9_-]{30,}/g, 'a Google API key'],
  [/\beyJ[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]{8,}\.[A-Za-z0-9_-]*/g, 'a JSON Web Token'],
  [/-----BEGIN [A-Z ]*PRIVATE KEY-----/g, 'a private key'],
  [/\b(?:Basic|Bearer)\s+[A-Za-z0-9+/=._~-]{8,}/g, 'an Authorization header'],
];

const hint = 'Write a reference in its place: env:NAME for an environment variable, file:path for a file.';

/**
 * Literal secrets in the text of a provider file, comments included, by the form of known kinds of secrets. Never
 * shows one: the message says what it looks like and how long it is.
 */
export function findSecretForms(text: string, file: string): readonly ConfigProblem[] {
  return forms.flatMap(([form, kind]) =>
    [...text.matchAll(form)].map(({ 0: found, index }) => {
      const before = text.slice(0, index).split('\n');
      return { file, line: before.length, column: (before.at(-1)?.length ?? 0) + 1, ...secret(kind, found) };
    }),
  );
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
  return [...credentials, ...opaque].map(({ path, text }) =>
    report(path, secret(`a literal in ${label(path)}`, text)),
  );
}

/** Whether a text must not be shown in a message. */
export function looksSecret(text: string): boolean {
  const words = text.split(/[\s"']+/);
  return forms.some(([form]) => text.search(form) >= 0) || words.some(isOpaque);
}

function secret(
  kind: string,
  text: string,
): { message: string; expected: string; found: string; hint: string } {
  return {
    message: `looks like a secret: ${kind}`,
    expected: 'env:NAME or file:path',
    found: `${text.length} characters, not shown`,
    hint,
  };
}

/** Long and without words: hexadecimal, or base64 of mixed case with digits. A UUID is an id and no secret. */
function isOpaque(text: string): boolean {
  if (/^[0-9a-fA-F]{32,}$/.test(text)) return true;
  return /^[A-Za-z0-9+/_=-]{24,}$/.test(text) && /[a-z]/.test(text) && /[A-Z]/.test(text) && /\d/.test(text);
}

function isSecretName(name: string): boolean {
  return /secret|passw(or)?d|api_?key|token$/i.test(name);
}

/** Neither a placeholder nor a name such as `client_credentials`: what stands under `grant_type` is no secret. */
function isLiteral(text: string): boolean {
  return !text.includes('$') && text !== '';
}
