/** Runs one part of the benchmark of the gate, prints its table and writes it into RESULTS.md. Exit code 1: a check is not tested. */
import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { parseArgs } from 'node:util';

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
if (positionals.length !== 1 || positionals[0] !== 'mutation') {
  process.stderr.write('Usage: node bench/gate/run.ts mutation [--only <part of a file name>]\n');
  process.exit(2);
}
const { mutation } = await import('./mutation.ts');
const { isWhole, text } = await mutation(values.only);
process.stdout.write(`${text}\n`);
// What was looked at in part only is printed and not kept.
if (values.only === undefined)
  writeFileSync(
    join(import.meta.dirname, 'RESULTS.md'),
    `# What the tests of the gate are worth\n\n## Mutation\n\n${text}\n`,
  );
process.exitCode = isWhole ? 0 : 1;
