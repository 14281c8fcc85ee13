import { howMade } from '../../report/how-made.ts';
import type { Row } from './row.ts';
import { renderTable } from './table.ts';

export type ResultsFacts = {
  readonly command: string;
  readonly workers: number;
  readonly rounds: number;
  readonly date: Date;
};

const head = ['ratio', 'wanted', 'part', 'what', 'against', 'median', 'rounds', 'remark'];

/** The one table. */
export function renderRows(rows: readonly Row[]): string {
  return renderTable(
    head,
    rows.map((row) => [
      row.ratio?.toFixed(2) ?? '—',
      row.wanted,
      row.part,
      row.what,
      row.against,
      row.median,
      row.rounds,
      row.remark,
    ]),
  );
}

/** RESULTS.md: the table with what a reader needs to repeat it. */
export function renderResults(
  rows: readonly Row[],
  { command, workers, rounds, date }: ResultsFacts,
): string {
  return `# What verifying costs

${howMade(command, date)}

- **a**: the guarded client alone, 20 requests under way, against one server of ten operations in a process of its own.
- **b**: 50 scenarios of 10 exchanges each, from the start of the command to its end. What a tool needs to be given is written beforehand and is not timed. Playwright Test runs ${workers} workers, as livegate does by default.
- **c**: the same, with 50 ms before each answer. Tools that send one exchange after another ran once.

Medians of ${rounds} rounds; within a round the tools take turns. A run counts only if it passed and the server saw exactly the 500 requests. That a tool looks at the answers is shown by one more run, in which one answer of the 500 lacks a required member.

${renderRows(rows)}
`;
}
