import type { EnvironmentComparison, EnvironmentDrift } from '../../model/environment-drift.ts';
import { renderDriftText } from '../drift/render-drift-text.ts';
import type { Style } from '../style.ts';
import { renderTable } from '../render-table.ts';
import { safeText } from '../safe-text.ts';
import { verdictTones } from '../verdict-tones.ts';
import { comparisonTitle } from './comparison-title.ts';
import { driftColumns, driftRows } from './drift-table.ts';
import { givenLine } from './sandbox-given.ts';
import { nextAfterDrift, summariseEnvironments } from './summarise-environments.ts';

/**
 * All comparisons as text for a terminal: a table, then what could not be decided, then every breaking and dangerous
 * change. Safe ones are counted: the other formats list them.
 */
export function renderEnvironmentsText(drift: EnvironmentDrift, style: Style): string {
  const parts = [
    table(drift, style),
    given(drift, style),
    drift.leftOut.map((line) => style('note', `left out: ${safeText(line)}`)).join('\n'),
    undecided(drift.comparisons, style),
    ...drift.comparisons.map((comparison) => details(comparison, style)),
    verdict(drift, style),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const verdictColumn = driftColumns.indexOf('verdict');

function table({ comparisons }: EnvironmentDrift, style: Style): string {
  const rows = driftRows(comparisons).map((row, index) =>
    row.map((cell, column) =>
      column === verdictColumn ? style(verdictTones[comparisons[index]?.verdict ?? 'unknown'], cell) : cell,
    ),
  );
  return renderTable(driftColumns, rows, new Set([0, 1, 2, 3, 4, driftColumns.length - 1]));
}

function given(drift: EnvironmentDrift, style: Style): string {
  const line = givenLine(drift);
  return line === undefined ? '' : style('note', safeText(line));
}

function undecided(comparisons: readonly EnvironmentComparison[], style: Style): string {
  const lines = comparisons
    .filter(({ reason }) => reason !== undefined)
    .map((comparison) => `  ${comparisonTitle(comparison)}: ${safeText(comparison.reason ?? '')}`);
  return lines.length === 0 ? '' : [style('bad', 'could not decide:'), ...lines].join('\n');
}

function details(comparison: EnvironmentComparison, style: Style): string {
  const { report } = comparison;
  const changes = report?.changes.filter(({ severity }) => severity !== 'safe') ?? [];
  if (report === undefined || (changes.length === 0 && report.undecided.length === 0)) return '';
  const more = report.changes.length - changes.length;
  const note = more === 0 ? '' : `\n${style('note', `not shown: ${more} safe (--format json lists them)`)}`;
  const text = renderDriftText({ ...report, changes }, style).trimEnd();
  return `${style('strong', comparisonTitle(comparison))}\n\n${text}${note}`;
}

function verdict(drift: EnvironmentDrift, style: Style): string {
  const summary = style(verdictTones[drift.verdict], summariseEnvironments(drift));
  return `${summary}\nnext: ${nextAfterDrift(drift)}`;
}
