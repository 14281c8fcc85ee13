import { toPointer } from '../../util/pointer.ts';
import type { AnswerHeaders } from '../response-collector.ts';
import type { DecodedBody } from '../wire/decode-body.ts';
import type { WireFinding } from '../wire/wire-finding.ts';
import type { SecretRegistry } from './secret-registry.ts';

const ownWords = new Set([
  'content-length',
  'content-type',
  'date',
  'connection',
  'keep-alive',
  'transfer-encoding',
]);
const none: readonly WireFinding[] = [];

/**
 * Places of an answer that hold a registered secret where none belongs. A field that the contract calls sensitive may
 * hold one: that is where an operation hands out tokens.
 */
export function findEchoes(
  answer: { readonly headers: AnswerHeaders },
  body: DecodedBody,
  secrets: SecretRegistry,
  sensitive: ReadonlySet<string>,
): readonly WireFinding[] {
  // an escape such as \u0061 hides a secret from a look at the text, not from one at the parsed strings
  const suspicious = secrets.echoes(body.text) || body.text.includes('\\u');
  const value = Buffer.isBuffer(body.value) ? body.text : body.value;
  const inBody = suspicious ? pathsWithSecret(value, secrets, sensitive, []) : [];
  const inHeaders = headersWithSecret(answer.headers, secrets, sensitive);
  if (inBody.length + inHeaders.length === 0) return none;
  return [...inHeaders.map((name) => echo(`header:${name}`)), ...inBody.map((path) => echo(toPointer(path)))];
}

type Path = readonly (string | number)[];

function headersWithSecret(
  headers: AnswerHeaders,
  secrets: SecretRegistry,
  sensitive: ReadonlySet<string>,
): string[] {
  const found: string[] = [];
  for (const name in headers) {
    if (ownWords.has(name) || sensitive.has(name)) continue;
    if (secrets.echoes(headers[name] ?? '')) found.push(name);
  }
  return found;
}

function pathsWithSecret(
  value: unknown,
  secrets: SecretRegistry,
  sensitive: ReadonlySet<string>,
  path: Path,
): Path[] {
  if (typeof value === 'string') return secrets.echoes(value) ? [path] : [];
  if (typeof value !== 'object' || value === null) return [];
  if (Array.isArray(value)) {
    return value.flatMap((item, index) => pathsWithSecret(item, secrets, sensitive, [...path, index]));
  }
  return Object.entries(value).flatMap(([name, member]) => {
    if (sensitive.has(name)) return [];
    return secrets.echoes(name) ? [path] : pathsWithSecret(member, secrets, sensitive, [...path, name]);
  });
}

function echo(at: string): WireFinding {
  const expected = 'no credential or token outside the fields that are marked sensitive';
  return {
    code: 'secret_echoed',
    severity: 'error',
    at,
    expected,
    found: 'one that was sent to the provider',
  };
}
