/** Writes to standard output. A reader that has seen enough, such as `head`, ends nothing but the writing. */
export function print(text: string): void {
  process.stdout.once('error', (error: NodeJS.ErrnoException) => {
    if (error.code !== 'EPIPE') throw error;
  });
  process.stdout.write(text);
}
