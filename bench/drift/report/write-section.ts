import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { Section } from './section.ts';

const file = join(import.meta.dirname, '../RESULTS.md');
const title = '# What comparing schemas costs, and what it is worth\n';
const headings = ['Speed', 'Growth', 'Soundness', 'Mutation', 'Hostile input'];

/** Puts a part's results in the place of its earlier ones; the other parts keep theirs. */
export function writeSection(section: Section): void {
  const earlier = existsSync(file) ? readSections(readFileSync(file, 'utf8')) : new Map<string, string>();
  earlier.set(section.heading, section.text.trim());
  const parts = headings.flatMap((heading) => {
    const text = earlier.get(heading);
    return text === undefined ? [] : [`## ${heading}\n\n${text}\n`];
  });
  writeFileSync(file, [title, ...parts].join('\n'));
}

function readSections(text: string): Map<string, string> {
  const parts = text.split(/^## /m).slice(1);
  return new Map(
    parts.map((part) => {
      const end = part.indexOf('\n');
      return [part.slice(0, end), part.slice(end).trim()];
    }),
  );
}
