import { renderTable } from '../verify/report/table.ts';
import { exponent } from './growth/exponent.ts';
import { timeComparison } from './growth/time-comparison.ts';
import type { GrowthPoint } from './growth/time-comparison.ts';
import { howMade } from '../report/how-made.ts';
import type { Section } from './report/section.ts';

const sizes = [10, 30, 100, 300, 1000, 3000, 10_000];
/** Below it, what a comparison costs at all weighs more than what it compares. */
const large = 100;

/** How the time of a comparison grows with the number of schemas that refer to each other. */
export function growth(): Section {
  // Compiled code is the same for all sizes then.
  timeComparison(100);
  const points = sizes.map((size) => {
    process.stderr.write(`\r${size} schemas `);
    return timeComparison(size);
  });
  process.stderr.write('\n');
  return { heading: 'Growth', text: render(points) };
}

function render(points: readonly GrowthPoint[]): string {
  const rows = points.map(({ changes, compared, readAndCompared, size }) => [
    size.toLocaleString('en'),
    String(changes),
    `${(compared * 1000).toFixed(1)} ms`,
    `${(readAndCompared * 1000).toFixed(1)} ms`,
    `${((compared / size) * 1e6).toFixed(0)} µs`,
  ]);
  const fits = (['compared', 'readAndCompared'] as const).flatMap((key) =>
    [0, large].map((least): readonly string[] => {
      const found = exponent(
        points.filter(({ size }) => size >= least).map((point) => [point.size, point[key]]),
      );
      const what = key === 'compared' ? 'comparison alone' : 'reading the text as well';
      return [
        what,
        least === 0 ? 'all' : `from ${least} on`,
        '≤ 1.20',
        found.toFixed(2),
        found <= 1.2 ? 'yes' : '**no**',
      ];
    }),
  );
  return `${howMade('node bench/drift/run.ts growth')}

Generated OpenAPI documents: each schema refers to nine others and to itself, through properties, lists, maps, \`allOf\` and \`oneOf\`, in cycles of every length; one operation for each ten schemas; one limit of one schema differs. Medians, in one process.

${renderTable(['schemas', 'changes', 'comparison', 'with reading', 'comparison per schema'], rows)}

The exponent of time, by least squares over the logarithms:

${renderTable(['what', 'sizes', 'wanted', 'exponent', 'reached'], fits)}`;
}
