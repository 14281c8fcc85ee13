import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTable } from '../verify/report/table.ts';
import { hostileCases } from './hostile/cases.ts';
import type { HostileCase } from './hostile/make-document.ts';
import { howMade } from '../report/how-made.ts';
import type { Section } from './report/section.ts';
import { installLivegate } from './speed/installed-livegate.ts';
import { runMeasured } from './speed/run-measured.ts';

/** Seconds and MB within which an answer has to come. */
const [limit, mostMemory] = [60, 1500];

/** Puts documents that are meant to do harm to `livegate diff`, each in a process of its own. `only`: a part of a name. */
export async function hostile(only = ''): Promise<Section> {
  const folder = await mkdtemp(join(import.meta.dirname, '.work-'));
  try {
    const file = installLivegate(folder);
    const rows: (readonly string[])[] = [];
    for (const each of hostileCases.filter(({ name }) => name.includes(only)))
      rows.push(await attack(file, each, folder));
    return { heading: 'Hostile input', text: render(rows) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

async function attack(
  file: string,
  { ending, make, name }: HostileCase,
  folder: string,
): Promise<readonly string[]> {
  process.stderr.write(`${name}\n`);
  // Relative, as what is printed goes into the table.
  const documents = [`old.${ending}`, `new.${ending}`];
  const texts = make();
  for (const [index, text] of texts.entries()) await writeFile(join(folder, documents[index] ?? ''), text);
  const size = Math.max(...texts.map(({ length }) => length));
  const args = [file, 'diff', ...documents];
  const { exitCode, megabytes, seconds, stderr, stdout } = await runMeasured({
    file: process.execPath,
    args,
    cwd: folder,
    limit,
    keep: 10_000,
  });
  const lines = `${stderr}\n${stdout}`.split('\n').filter((line) => line.trim() !== '');
  // The verdict stands in the last line, an error in the first.
  const said = (exitCode === 2 ? lines[0] : lines.at(-1)) ?? '';
  const crashed = /^\s+at .*:\d+\)?$/m.test(stderr);
  const bounded = exitCode !== undefined && exitCode <= 3 && !crashed && megabytes <= mostMemory;
  return [
    name,
    `${(size / 1e6).toFixed(1)} MB`,
    exitCode === undefined ? 'stopped' : String(exitCode),
    `${seconds.toFixed(2)} s`,
    `${Math.round(megabytes)} MB`,
    bounded ? 'yes' : '**no**',
    printable(said).slice(0, 140),
  ];
}

// What a document made livegate print must do no harm in a table either.
function printable(text: string): string {
  return text
    .replaceAll(/[^\x20-\x7e]/g, '?')
    .replaceAll('|', '/')
    .replaceAll(/\s+/g, ' ')
    .trim();
}

function render(rows: readonly (readonly string[])[]): string {
  return `${howMade('node bench/drift/run.ts hostile')}

Two documents that differ in a detail, through \`livegate diff\` in a process of its own. Bounded: within ${limit} s and ${mostMemory} MB, with an exit code of livegate's own and no stack trace.

${renderTable(['what', 'size', 'exit code', 'time', 'peak', 'bounded', 'says'], rows)}`;
}
