/** UTF-16 units that are turned into bytes at a time: a report of many megabytes would else be held twice. */
const pieceSize = 1 << 18;

let isGuarded = false;

/** Writes to standard output. A reader that has seen enough, such as `head`, ends nothing but the writing. */
export function print(text: string): void {
  guard();
  for (let at = 0; at < text.length;) {
    const end = endOfPiece(text, at + pieceSize);
    process.stdout.write(text.slice(at, end));
    at = end;
  }
}

/** Once for all: each piece that cannot be written is an error of its own. */
function guard(): void {
  if (isGuarded) return;
  isGuarded = true;
  process.stdout.on('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
}

/** Not between the two halves of a character. */
function endOfPiece(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end;
}
