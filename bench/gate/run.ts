/** Runs one part of the benchmark of the gate, prints its table and writes it into RESULTS.md. Exit code 1: not as it should be. */
import { parseArgs } from 'node:util';
import { writeSection } from './report/write-section.ts';

type Result = { readonly text: string; readonly isWhole: boolean };

const parts: Readonly<Record<string, (only?: string) => Promise<Result>>> = {
  mutation: async (only) => (await import('./mutation.ts')).mutation(only),
  decide: async () => (await import('./decide.ts')).decide(),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { only: { type: 'string' } },
});
const [name = ''] = positionals;
const part = parts[name];
if (part === undefined || positionals.length !== 1) {
  process.stderr.write(
    `Usage: node bench/gate/run.ts ${Object.keys(parts).join('|')} [--only <part of a file name>]\n`,
  );
  process.exit(2);
}
const { isWhole, text } = await part(values.only);
process.stdout.write(`${text}\n`);
// What was looked at in part only is printed and not kept.
if (values.only === undefined) writeSection(`${name[0]?.toUpperCase() ?? ''}${name.slice(1)}`, text);
process.exitCode = isWhole ? 0 : 1;
