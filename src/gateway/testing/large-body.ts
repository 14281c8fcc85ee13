import { createHash, randomBytes } from 'node:crypto';
import { request } from 'node:http';
import type { ClientRequest, IncomingMessage } from 'node:http';
import type { TestContext } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';

export const megabyte = 1024 * 1024;
const piece = randomBytes(megabyte);

/** Digest of so many times the same megabyte. */
export function digestOfPieces(count: number): string {
  const hash = createHash('sha256');
  for (let sent = 0; sent < count; sent++) hash.update(piece);
  return hash.digest('hex');
}

export async function hashOf(stream: AsyncIterable<Buffer>): Promise<string> {
  const hash = createHash('sha256');
  for await (const chunk of stream) hash.update(chunk);
  return hash.digest('hex');
}

/** Writes so many megabytes, each once the one before has gone, and ends the stream. */
export async function pour(stream: NodeJS.WritableStream, count: number): Promise<void> {
  for (let sent = 0; sent < count; sent++) {
    if (!stream.write(piece)) await new Promise((resolve) => stream.once('drain', resolve));
    await sleep(0);
  }
  stream.end();
}

/** Writes up to so many megabytes as fast as they are taken; says how many were. */
export function pourFreely(stream: NodeJS.WritableStream, count: number): () => number {
  let written = 0;
  const write = (): void => {
    while (written < count && stream.write(piece)) written += 1;
    if (written >= count) stream.end();
    else
      stream.once('drain', () => {
        written += 1;
        write();
      });
  };
  write();
  return () => written;
}

/** What a count comes to that goes no further, however long that takes. */
export async function settled(count: () => number): Promise<number> {
  for (let before = -1, same = 0; same < 8; before = count()) {
    await sleep(100);
    same = count() === before ? same + 1 : 0;
  }
  return count();
}

/** A request of the child's, whose body is still to be written. */
export function open(
  url: string,
  path: string,
  method: string,
  headers: Record<string, string> = {},
): ClientRequest {
  const { hostname, port, pathname } = new URL(url);
  return request({ hostname, port, path: pathname + path, method, headers, agent: false });
}

export function answerTo(sent: ClientRequest): Promise<IncomingMessage> {
  return new Promise((resolve, reject) => {
    sent.on('response', resolve).on('error', reject);
  });
}

setFlagsFromString('--expose-gc');
const collectGarbage = runInNewContext('gc') as () => void;

/** The greatest growth of what buffers hold since it was called, garbage not counted. */
export function watchMemory(context: TestContext): () => number {
  const start = process.memoryUsage().arrayBuffers;
  let most = 0;
  const timer = setInterval(() => {
    // V8 gives buffers back beside the program: the second collection waits for what the first one freed.
    collectGarbage();
    collectGarbage();
    most = Math.max(most, process.memoryUsage().arrayBuffers - start);
  }, 300);
  context.after(() => {
    clearInterval(timer);
  });
  return () => most;
}
