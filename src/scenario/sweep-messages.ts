/**
 * Everything that a Playwright worker tells its reporters (steps, errors, time-outs, output, attachments) leaves by
 * `process.send`. This sweeps each message there, so that no reporter, ours or another's, is ever handed a secret.
 */
export function sweepMessages(redact: (text: string) => string): void {
  if (process.send === undefined) return;
  const send = process.send.bind(process) as (...args: unknown[]) => boolean;
  process.send = (message: unknown, ...rest: unknown[]) => send(sweep(message, redact), ...rest);
}

function sweep(value: unknown, redact: (text: string) => string): unknown {
  if (typeof value === 'string') return redact(value);
  if (Array.isArray(value)) return value.map((item) => sweep(item, redact));
  if (typeof value !== 'object' || value === null || ArrayBuffer.isView(value)) return value;
  return Object.fromEntries(Object.entries(value).map(([key, item]) => [key, sweep(item, redact)]));
}
