/**
 * Loaded first in every process of `npm test`: one that ends before its tests have ended, or does not end after them,
 * fails. Otherwise a test that calls `process.exit` would take those after it along, and nobody would miss them.
 */
const longest = Number(process.env['LIVEGATE_TEST_LONGEST'] ?? 300_000);
let ended = false;
// Whoever ends the process outright passes this by.
process.once('beforeExit', () => (ended = true));
process.once('exit', () => {
  if (!ended) process.exitCode ||= 1;
});
setTimeout(() => {
  process.stderr.write(`still running after ${longest} ms: ${process.argv[1] ?? ''}\n`);
  process.exit(1);
}, longest).unref();
