/** Runs one part of the benchmark of livegate's schema diff, prints its table and writes it into RESULTS.md. */
import { parseArgs } from 'node:util';
import { writeSection } from './report/write-section.ts';
import type { Section } from './report/section.ts';

type Options = { readonly pairs?: string; readonly seed?: string; readonly only?: string };

const parts: Readonly<Record<string, (options: Options) => Promise<Section>>> = {
  speed: async ({ only }) => (await import('./speed.ts')).speed(only),
  growth: async () => (await import('./growth.ts')).growth(),
  soundness: async ({ pairs, seed }) => (await import('./soundness.ts')).soundness(pairs, seed),
  mutation: async ({ only }) => (await import('./mutation.ts')).mutation(only),
  hostile: async ({ only }) => (await import('./hostile.ts')).hostile(only),
};

const { positionals, values } = parseArgs({
  allowPositionals: true,
  options: { pairs: { type: 'string' }, seed: { type: 'string' }, only: { type: 'string' } },
});
const part = parts[positionals[0] ?? ''];
if (part === undefined || positionals.length !== 1) {
  process.stderr.write(`Usage: node bench/drift/run.ts ${Object.keys(parts).join('|')}\n`);
  process.exit(2);
}
const section = await part(values);
process.stdout.write(`${section.text}\n`);
// What was measured in part only is printed and not kept.
if (values.only === undefined && values.pairs === undefined) writeSection(section);
