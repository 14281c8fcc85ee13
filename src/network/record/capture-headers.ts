import type { RecordedHeaders } from '../../model/exchange.ts';
import type { AnswerHeaders } from '../response-collector.ts';
import type { SecretRegistry } from './secret-registry.ts';

/** Headers as they are recorded: values of names that are not allowed are `[redacted]`; all others are swept, and so are those names. */
export function captureHeaders(
  headers: AnswerHeaders,
  allowed: ReadonlySet<string>,
  secrets: SecretRegistry,
): RecordedHeaders {
  const captured: Record<string, string> = {};
  for (const name of Object.keys(headers)) {
    if (allowed.has(name)) captured[name] = captureValue(name, headers[name] ?? '', secrets);
    else captured[secrets.sweep(name)] = '[redacted]';
  }
  return captured;
}

/** These say nothing that a request could have put there. */
const harmless = new Set(['content-length', 'content-type', 'date']);

function captureValue(name: string, value: string, secrets: SecretRegistry): string {
  if (harmless.has(name)) return value;
  const shown = name === 'location' ? (value.split(/[?#]/, 1)[0] ?? '') : value;
  return secrets.sweep(shown);
}
