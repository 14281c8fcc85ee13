/** UTF-16 units that are turned into bytes at a time: a report of many megabytes would else be held twice. */
const pieceSize = 1 << 18;

/** Writes to standard output, piece by piece. */
export function print(text: string): void {
  for (let at = 0; at < text.length;) {
    const end = endOfPiece(text, at + pieceSize);
    process.stdout.write(text.slice(at, end));
    at = end;
  }
}

/** Not between the two halves of a character. */
function endOfPiece(text: string, end: number): number {
  return /[\ud800-\udbff]/.test(text.charAt(end - 1)) ? end + 1 : end;
}
