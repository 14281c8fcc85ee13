import type { FileHandle } from 'node:fs/promises';

const newline = 0x0a;
const chunkSize = 256 * 1024;

/** A line without its newline, and where the next one begins. `ended`: it has a newline; only the last may have none. */
export type Line = { readonly bytes: Buffer; readonly next: number; readonly ended: boolean };

/**
 * The lines between two offsets of a file, in memory one chunk at a time. A line longer than `longest` bytes is given
 * without its end, as the last.
 */
export async function* readLines(
  handle: FileHandle,
  { start, end, longest }: { readonly start: number; readonly end: number; readonly longest: number },
): AsyncGenerator<Line> {
  let rest = Buffer.alloc(0);
  let position = start;
  while (position < end && rest.length <= longest) {
    const chunk = Buffer.alloc(Math.min(chunkSize, end - position));
    const { bytesRead } = await handle.read(chunk, 0, chunk.length, position);
    if (bytesRead === 0) break;
    const from = position - rest.length;
    position += bytesRead;
    const bytes = Buffer.concat([rest, chunk.subarray(0, bytesRead)]);
    let begin = 0;
    for (let at = bytes.indexOf(newline); at >= 0; at = bytes.indexOf(newline, begin)) {
      yield { bytes: bytes.subarray(begin, at), next: from + at + 1, ended: true };
      begin = at + 1;
    }
    rest = bytes.subarray(begin);
  }
  if (rest.length > 0) yield { bytes: rest, next: position, ended: false };
}
