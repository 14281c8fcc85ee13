// Only a terminal has a width; a program that reads what we print pays for nothing.
const fitted = process.stdout.isTTY ? await import('../report/hang-lines.ts') : undefined;

/** Prints text for people on standard output, fitted to the terminal where it is one. */
export function printPage(text: string): void {
  process.stdout.write(fitted?.hangLines(text, process.stdout.columns) ?? text);
}
