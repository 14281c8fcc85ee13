import { availableParallelism } from 'node:os';
import { renderTable } from '../verify/report/table.ts';
import { howMade } from '../report/how-made.ts';
import { clientRemovals } from './mutation/client-rooms.ts';
import { decisionRemovals } from './mutation/gate-decision.ts';
import { evidenceRemovals } from './mutation/gate-evidence.ts';
import { itemRemovals } from './mutation/gate-items.ts';
import { glassRemovals } from './mutation/break-glass.ts';
import { findRed, judgeRemovals } from './mutation/judge-removals.ts';
import type { Judged } from './mutation/judge-removals.ts';
import { memoryRemovals } from './mutation/memory.ts';
import { otherRemovals } from './mutation/other-rooms.ts';
import { waiverRemovals } from './mutation/gate-waivers.ts';

const all = [
  ...evidenceRemovals,
  ...itemRemovals,
  ...decisionRemovals,
  ...glassRemovals,
  ...memoryRemovals,
  ...otherRemovals,
  ...clientRemovals,
  ...waiverRemovals,
];

/**
 * Removes every verification step, one at a time, in a copy of the tree, and looks whether a test turns red. `only`: those
 * of files whose name holds it. Throws where a test is red before anything is removed.
 */
export async function mutation(only = ''): Promise<{ readonly text: string; readonly isWhole: boolean }> {
  const removals = all.filter(({ file }) => file.includes(only));
  const workers = Math.min(2, availableParallelism());
  const red = await findRed([...new Set(removals.flatMap(({ tests }) => tests))], workers);
  if (red.length > 0) throw new Error(`red before anything is removed:\n${red.join('\n')}`);
  const judged = await judgeRemovals(removals, workers);
  process.stderr.write('\n');
  return { text: render(judged), isWhole: judged.every((one) => one.red !== undefined) };
}

function render(judged: readonly Judged[]): string {
  const found = judged.filter(({ red }) => red !== undefined);
  const rows = judged.map(({ file, red, step }) => [
    file,
    step,
    red === undefined ? '**green**' : 'red',
    plain(red),
  ]);
  return `${howMade('node bench/gate/run.ts mutation')}

**${found.length} of ${judged.length}** verification steps turn a test red when they are removed, one at a time, in a copy of the tree. The test named is the first that turned red.

${renderTable(['file', 'step', 'without it', 'first red test'], rows)}`;
}

function plain(text = ''): string {
  return text.replaceAll('|', '/').replaceAll('\\', '');
}
