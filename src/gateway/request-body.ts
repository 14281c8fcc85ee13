import type { IncomingMessage, ServerResponse } from 'node:http';

/** What is read whole before it is sent: shorter bodies leave in one piece with their headers. */
const smallest = 64 * 1024;

export type RequestBody = Buffer | AsyncIterable<Buffer> | undefined;

/** Whether a request has a body at all (RFC 9112 §6). */
export function hasBody({ headers }: IncomingMessage): boolean {
  return headers['transfer-encoding'] !== undefined || Number(headers['content-length'] ?? 0) > 0;
}

/** The body to send on: short ones as bytes, longer ones as they come. Asks for it first where the child waits for that. */
export async function takeBody(request: IncomingMessage, response: ServerResponse): Promise<RequestBody> {
  if (!hasBody(request)) return undefined;
  const length = Number(request.headers['content-length'] ?? Number.NaN);
  if (length <= smallest) return readBody(request, response, smallest);
  askFor(request, response);
  // the connection must outlive a body that nobody reads to its end: the answer goes back on it
  return request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>;
}

/** The whole body; undefined where it has more than `limit` bytes. Rejects where the child's connection ends in it. */
export async function readBody(
  request: IncomingMessage,
  response: ServerResponse,
  limit: number,
): Promise<Buffer | undefined> {
  if (Number(request.headers['content-length'] ?? 0) > limit) return undefined;
  askFor(request, response);
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request.iterator({ destroyOnReturn: false }) as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > limit) return undefined;
    chunks.push(chunk);
  }
  return chunks.length === 1 ? chunks[0] : Buffer.concat(chunks);
}

function askFor(request: IncomingMessage, response: ServerResponse): void {
  if (request.headers.expect !== undefined) response.writeContinue();
}
