import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { basename, join, relative } from 'node:path';
import { sweepBytes } from './sweep-bytes.ts';
import type { Redact } from './sweep-bytes.ts';

/** An attachment on its way to the reporters: its bytes as base64, or the file that holds them. */
type Attached = { readonly name: string; readonly body?: string; readonly path?: string };

/**
 * Everything that a Playwright worker tells its reporters (steps, errors, time-outs, output, attachments) leaves by
 * `process.send`. This sweeps each message there, so that no reporter, ours or another's, is ever handed a secret. An
 * attached file is swept in its place where it belongs to the run (`runFolder`), else a swept copy goes in its stead.
 */
export function sweepMessages(redact: Redact, runFolder: string): void {
  if (process.send === undefined) return;
  const send = process.send.bind(process) as (...args: unknown[]) => boolean;
  process.send = (message: unknown, ...rest: unknown[]) =>
    send(sweepMessage(message, redact, runFolder), ...rest);
}

/** The message without secrets; see `sweepMessages`. */
export function sweepMessage(message: unknown, redact: Redact, runFolder: string): unknown {
  if (!isAttachment(message)) return sweep(message, redact);
  const { params } = message.params;
  const { body, path, ...rest } = params;
  const swept = {
    ...(sweep(rest, redact) as object),
    ...(body === undefined ? {} : { body: sweepBody(body, redact) }),
    ...(path === undefined ? {} : { path: sweepFile(path, redact, runFolder) }),
  };
  return { ...message, params: { ...message.params, params: swept } };
}

function isAttachment(
  message: unknown,
): message is { method: string; params: { method: 'attach'; params: Attached } } {
  const { params } = (message ?? {}) as { params?: { method?: unknown; params?: unknown } };
  return params?.method === 'attach' && typeof params.params === 'object';
}

function sweepBody(body: string, redact: Redact): string {
  return sweepBytes(Buffer.from(body, 'base64'), redact).toString('base64');
}

function sweepFile(path: string, redact: Redact, runFolder: string): string {
  const bytes = readFileSync(path);
  const swept = sweepBytes(bytes, redact);
  if (swept.equals(bytes)) return path;
  const isOurs = !relative(runFolder, path).startsWith('..');
  const copy = isOurs ? path : join(runFolder, 'playwright', 'swept', `${process.pid}-${basename(path)}`);
  mkdirSync(join(copy, '..'), { recursive: true });
  writeFileSync(copy, swept);
  return copy;
}

function sweep(value: unknown, redact: Redact): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => sweep(item, redact));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [redact(key), sweep(item, redact)]));
}
