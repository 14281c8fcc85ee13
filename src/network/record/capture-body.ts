import { replaceFiles } from '../../contract/file-payload.ts';
import type { RecordedBody } from '../../model/exchange.ts';
import { hiddenKinds } from './hidden-kinds.ts';
import type { RecordedNames } from './redact-fields.ts';
import { redactFields } from './redact-fields.ts';
import type { SecretRegistry } from './secret-registry.ts';

/** Longer bodies are cut off in the record, in characters. */
const longest = 65_536;

/** A JSON value as it is recorded: by the allow-list first, then swept for registered secrets. `source`: its text as sent. */
export function captureJson(
  value: unknown,
  source: string,
  bytes: number,
  names: RecordedNames,
  secrets: SecretRegistry,
): RecordedBody {
  const captured = JSON.stringify(redactFields(value, names));
  // without escapes the record holds nothing that its source does not hold letter by letter
  const isClean = !source.includes('\\') && !secrets.isIn(source);
  const text = isClean ? captured : secrets.sweep(captured);
  const body = { bytes, text: text.slice(0, longest), truncated: text.length > longest };
  if (body.truncated || !/"\[(?:redacted|undocumented)\]"/.test(captured)) return body;
  const hidden = hiddenKinds(value, names);
  if (isClean) return { ...body, hidden };
  return { ...body, hidden: JSON.parse(secrets.sweep(JSON.stringify(hidden))) as typeof hidden };
}

/** A body of any other kind: only that it was there. Free text has no names to allow, so none of it is kept. */
export function captureOpaque(bytes: number, contentType: string | undefined): RecordedBody {
  const kind = /^[\w.+-]+\/[\w.+-]+/.exec(contentType ?? '')?.[0] ?? 'no media type';
  return { bytes, text: `[${kind}, not recorded]`, truncated: true };
}

/** A request's body as it is sent, its media type, and what it was made from. */
type SentBody = {
  readonly body: string | Uint8Array | undefined;
  readonly contentType: string | undefined;
  readonly given: unknown;
};

/** The body of a request: JSON, form fields, or the members of a multipart body without the content of its files; undefined for none. */
export function captureRequestBody(
  { body, contentType, given }: SentBody,
  names: RecordedNames,
  secrets: SecretRegistry,
): RecordedBody | undefined {
  if (body === undefined) return undefined;
  const bytes = Buffer.byteLength(body);
  if (contentType?.includes('multipart/form-data') === true && typeof body !== 'string')
    return captureJson(replaceFiles(given, describeFile), '\\', bytes, names, secrets);
  if (typeof body !== 'string') return captureOpaque(bytes, contentType);
  if (contentType?.includes('json') === true) return captureJson(parseOwn(body), body, bytes, names, secrets);
  if (contentType?.includes('x-www-form-urlencoded') === true) {
    return captureJson(Object.fromEntries(new URLSearchParams(body)), '\\', bytes, names, secrets);
  }
  return captureOpaque(bytes, contentType);
}

/** A file’s name is the sender’s own, and may say whose it is: neither it nor the content is kept. */
function describeFile({ byteLength }: Uint8Array): string {
  return `[file of ${String(byteLength)} bytes, not recorded]`;
}

/** What we send is JSON, unless a scenario sends something else on purpose. */
function parseOwn(body: string): unknown {
  try {
    return JSON.parse(body) as unknown;
  } catch {
    return '[not JSON, not recorded]';
  }
}
