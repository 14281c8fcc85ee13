import { verdictLetters } from '../detail-data.ts';
import type { RunEntry, ScenarioHistory } from '../detail-data.ts';
import { element, shape } from './element.ts';

const names = new Map(Object.entries(verdictLetters).map(([verdict, letter]) => [letter, verdict]));
const step = 12;
const height = 28;

/** What became of a scenario run by run: one bar for each run, as high as it took long, and the same in words. */
export function historyStrip({ took, verdicts }: ScenarioHistory, runs: readonly RunEntry[]): HTMLElement {
  const longest = Math.max(1, ...took);
  let next = 0;
  const bars = Array.from(verdicts).map((letter, index) => {
    if (letter === '.') return undefined;
    const time = took[next] ?? 0;
    next += 1;
    const tall = Math.max(5, Math.round((time / longest) * height));
    const run = runs[index];
    const title = `${run?.id ?? ''}: ${names.get(letter) ?? ''}, ${time} ms${run?.disturbed === undefined ? '' : `, with ${run.disturbed}`}`;
    const box = { x: String(index * step), y: String(height - tall), width: '9', height: String(tall) };
    return shape('rect', { ...box, class: `bar ${names.get(letter) ?? ''}` }, shape('title', {}, title));
  });
  const words = summary(verdicts, took);
  const box = {
    viewBox: `0 0 ${Math.max(1, verdicts.length) * step} ${height}`,
    class: 'strip',
    role: 'img',
  };
  return element(
    'figure',
    {},
    shape('svg', { ...box, 'aria-label': words }, bars),
    element('figcaption', {}, words),
  );
}

function summary(verdicts: string, took: readonly number[]): string {
  const ran = Array.from(verdicts).filter((letter) => letter !== '.');
  const counts = [...Map.groupBy(ran, (letter) => letter)].map(
    ([letter, all]) => `${all.length} ${names.get(letter) ?? ''}`,
  );
  const sorted = took.toSorted((a, b) => a - b);
  const median = sorted[Math.floor(sorted.length / 2)] ?? 0;
  return `${ran.length} runs: ${counts.join(', ')}; median ${median} ms`;
}
