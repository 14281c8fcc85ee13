import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { renderDriftMarkdown } from '../drift/render-drift-markdown.ts';
import { markdownText } from '../markdown.ts';
import { comparisonReport } from './comparison-report.ts';
import { driftColumns, driftRows } from './drift-table.ts';
import { givenLine } from './sandbox-given.ts';
import { summariseEnvironments } from './summarise-environments.ts';

/** All comparisons as Markdown: a table, then the report of each that is neither identical nor safe. */
export function renderEnvironmentsMarkdown(drift: EnvironmentDrift): string {
  const rows = [driftColumns, driftColumns.map(() => '---'), ...driftRows(drift.comparisons)];
  const table = rows.map((cells) => `| ${cells.join(' | ')} |`).join('\n');
  const reports = drift.comparisons
    .filter(({ verdict }) => verdict !== 'identical' && verdict !== 'safe')
    .map((comparison) => renderDriftMarkdown(comparisonReport(comparison, drift)).trimEnd());
  const head = `## livegate drift: ${summariseEnvironments(drift)}`;
  const given = givenLine(drift);
  const note = given === undefined ? [] : [`> ${markdownText(given)}`];
  return `${[head, ...note, table, ...reports].join('\n\n')}\n`;
}
