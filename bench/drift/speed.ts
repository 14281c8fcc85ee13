import { existsSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { renderTable } from '../verify/report/table.ts';
import { howMade } from '../report/how-made.ts';
import type { Section } from './report/section.ts';
import { installLivegate } from './speed/installed-livegate.ts';
import { measurePair } from './speed/measure-pair.ts';
import type { Figure } from './speed/measure-pair.ts';
import { graphqlPeers, livegate, openapiPeers } from './speed/tools.ts';
import { targets } from './speed/targets.ts';

/** Two editions of public schemas, as published; see README.md there. */
const specifications = process.env['LIVEGATE_SPECS'] ?? join(import.meta.dirname, '../../../shared/specs');

const pairs = [
  { name: 'adyen', ending: 'json' },
  { name: 'twilio', ending: 'json' },
  { name: 'stripe', ending: 'json' },
  { name: 'github', ending: 'graphql' },
];

/** Times livegate and its peers on real schemas, process start included. `only`: one pair. */
export async function speed(only?: string): Promise<Section> {
  if (!existsSync(specifications)) throw new Error(`no schemas in ${specifications}: set LIVEGATE_SPECS`);
  const folder = await mkdtemp(join(import.meta.dirname, '.work-'));
  try {
    const own = livegate(installLivegate(folder));
    const figures = new Map<string, readonly Figure[]>();
    for (const { ending, name } of pairs.filter((pair) => only === undefined || pair.name === only)) {
      const peers = ending === 'json' ? openapiPeers() : graphqlPeers;
      const documents = [`${name}-old.${ending}`, `${name}-new.${ending}`].map((file) =>
        join(specifications, file),
      );
      const [ours, ...others] = await measurePair([own, ...peers], documents as [string, string]);
      // What fails is fast: it has no figure.
      if (ours === undefined || ours.remark !== '')
        throw new Error(`livegate diff of ${name}: ${ours?.remark ?? 'was not run'}`);
      figures.set(name, [ours, ...others]);
    }
    return { heading: 'Speed', text: render(figures) };
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

function render(figures: ReadonlyMap<string, readonly Figure[]>): string {
  const rows = [...figures].flatMap(([pair, tools]) => {
    const own = tools[0]?.seconds ?? NaN;
    return tools.map((figure) => row(pair, figure, own));
  });
  const reached = targets(figures).map(({ found, reached: ok, wanted, what }) => [
    what,
    wanted,
    found,
    ok ? 'yes' : '**no**',
  ]);
  return `${howMade('node bench/drift/run.ts speed')}

From the start of the process to its end, everything included: each tool reads both documents from a file and writes its whole result to a pipe. Medians of 5 rounds in which the tools take turns; a tool that needs more than 10 s runs once, and is stopped after 180 s. livegate is compiled, as an installed package is, and keeps compiled code between runs, as it always does. Memory is the peak of the process, the greatest of all rounds.

${renderTable(['pair', 'tool', 'median', 'livegate takes', 'rounds', 'peak', 'entries', 'same bytes', 'remark'], rows)}

${renderTable(['what', 'wanted', 'found', 'reached'], reached)}`;
}

function row(pair: string, figure: Figure, own: number): readonly string[] {
  const { entries, megabytes, remark, rounds, same, seconds, tool } = figure;
  const stopped = remark.startsWith('stopped');
  return [
    pair,
    tool,
    `${stopped ? '> ' : ''}${seconds.toFixed(2)} s`,
    `${stopped ? '< ' : ''}${(own / seconds).toFixed(2)}`,
    rounds.map((value) => value.toFixed(2)).join(', '),
    `${Math.round(megabytes)} MB`,
    entries?.toLocaleString('en') ?? '—',
    rounds.length > 1 ? (same ? 'yes' : 'no') : '—',
    remark,
  ];
}
