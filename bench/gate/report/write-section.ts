import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

const file = join(import.meta.dirname, '../RESULTS.md');
const title = '# What the gate is worth, and what it costs\n';
const order = ['Mutation', 'Decide'];

/** Replaces one section of RESULTS.md and leaves the others as they are. */
export function writeSection(name: string, text: string): void {
  const old = existsSync(file) ? readFileSync(file, 'utf8') : '';
  const sections = new Map(
    old
      .split(/^## /m)
      .slice(1)
      .map((section) => [
        section.slice(0, section.indexOf('\n')),
        section.slice(section.indexOf('\n')).trim(),
      ]),
  );
  sections.set(name, text);
  const written = order.flatMap((one) => {
    const section = sections.get(one);
    return section === undefined ? [] : [`\n## ${one}\n\n${section}\n`];
  });
  writeFileSync(file, `${title}${written.join('')}`);
}
