import type { ServerResponse } from 'node:http';
import { setTimeout as sleep } from 'node:timers/promises';
import type { SandboxReply } from './define-sandbox.ts';

/** An answer in the bytes that leave the server. */
export type Wire = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** `reset`: the connection is reset instead; `abort`: closed in the middle of the body; `stall`: left open there. */
  readonly delivery: 'whole' | 'reset' | 'abort' | 'stall';
  /** Milliseconds to wait first. */
  readonly delay: number;
};

/** Serialises a reply: text and bytes as they are, everything else as JSON of the documented media type. */
export function toWire(reply: SandboxReply, mediaType: string, date: Date): Wire {
  const body = serialise(reply.body);
  const typed = body === undefined ? {} : { 'content-type': mediaType };
  const given = Object.entries(reply.headers ?? {}).map(
    ([name, value]) => [name.toLowerCase(), value] as const,
  );
  const headers = { date: date.toUTCString(), ...typed, ...Object.fromEntries(given) };
  return { status: reply.status, headers, body: body ?? Buffer.alloc(0), delivery: 'whole', delay: 0 };
}

function serialise(body: unknown): Buffer | undefined {
  if (body === undefined) return undefined;
  if (body instanceof Uint8Array) return Buffer.from(body);
  return Buffer.from(typeof body === 'string' ? body : JSON.stringify(body));
}

/** Sends the answer as its `delivery` says. */
export async function deliver(response: ServerResponse, wire: Wire): Promise<void> {
  if (wire.delay > 0) await sleep(wire.delay, undefined, { ref: false });
  if (wire.delivery === 'reset') {
    response.socket?.resetAndDestroy();
    return;
  }
  const length =
    wire.status === 204 || wire.status === 304 ? {} : { 'content-length': String(wire.body.length) };
  response.writeHead(wire.status, { ...length, ...wire.headers });
  if (wire.delivery === 'whole') {
    response.end(wire.body);
    return;
  }
  const half = wire.body.subarray(0, Math.floor(wire.body.length / 2));
  response.write(half, () => {
    if (wire.delivery === 'abort') response.socket?.destroy();
  });
}
