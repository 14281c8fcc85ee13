import type { Target } from '../guard/guard.ts';
import type { RecordedNames } from './redact-fields.ts';
import type { SecretRegistry } from './secret-registry.ts';

/**
 * The URL as it is recorded: values of sensitive path and query parameters are `[redacted]`, those of unknown query
 * parameters `[undocumented]`, and the rest is swept for registered secrets.
 */
export function captureUrl(
  target: Target,
  pathInput: Readonly<Record<string, unknown>> | undefined,
  names: RecordedNames,
  secrets: SecretRegistry,
): string {
  const [path, query] = splitOnce(target.path, '?');
  const url = target.origin + redactPath(path, pathInput, names);
  return secrets.sweep(query === undefined ? url : `${url}?${redactQuery(query, names)}`);
}

function redactPath(
  path: string,
  input: Readonly<Record<string, unknown>> | undefined,
  names: RecordedNames,
): string {
  if (input === undefined) return path;
  const hidden = Object.keys(input).filter((name) => names.sensitive.has(name));
  if (hidden.length === 0) return path;
  const values = new Set(hidden.map((name) => encodeURIComponent(String(input[name]))));
  const segments = path.split('/').map((segment) => (values.has(segment) ? '[redacted]' : segment));
  return segments.join('/');
}

function redactQuery(query: string, names: RecordedNames): string {
  return query
    .split('&')
    .map((pair) => {
      const name = pair.split('=', 1)[0] ?? '';
      if (names.sensitive.has(name)) return `${name}=[redacted]`;
      return names.known.has(name) ? pair : `${name}=[undocumented]`;
    })
    .join('&');
}

function splitOnce(text: string, separator: string): [string, string?] {
  const at = text.indexOf(separator);
  return at < 0 ? [text] : [text.slice(0, at), text.slice(at + 1)];
}
