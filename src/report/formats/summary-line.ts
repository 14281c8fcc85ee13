import type { PipelineCase, PipelineReport } from './pipeline-report.ts';

const words = { passed: 'passed', failed: 'refused', unknown: 'not decided' } as const;

/** A whole report in one line without foreign text. */
export function summaryLine({ network, suites, verdict }: PipelineReport): string {
  const cases = suites.flatMap((suite) => suite.cases);
  const count = (...wanted: PipelineCase['verdict'][]) =>
    cases.filter((one) => wanted.includes(one.verdict)).length;
  const parts = [
    `${count('passed')} of ${cases.length} passed`,
    ...counted(count('failed', 'flaky'), 'failed'),
    ...counted(count('undecided'), 'unknown'),
    ...counted(count('skipped'), 'left out'),
  ];
  return `${words[verdict]}: ${parts.join(', ')}, on the ${network} network`;
}

function counted(count: number, word: string): readonly string[] {
  return count === 0 ? [] : [`${count} ${word}`];
}
