/**
 * Does some work, and says so on a terminal's standard error for as long as it takes, with the seconds where there is time
 * to say them. Elsewhere it only does the work.
 */
export async function during<T>(doing: string, work: () => Promise<T>): Promise<T> {
  const out = process.stderr;
  if (!out.isTTY) return work();
  const began = Date.now();
  const show = (): void => {
    const seconds = Math.floor((Date.now() - began) / 1000);
    // Cut at the width: a line that wraps cannot be taken back.
    const line = `${doing} …${seconds === 0 ? '' : ` ${seconds} s`}`.slice(0, out.columns - 1);
    out.write(`\r\u001B[K${line}`);
  };
  show();
  const ticking = setInterval(show, 1000);
  try {
    return await work();
  } finally {
    clearInterval(ticking);
    out.write('\r\u001B[K');
  }
}
