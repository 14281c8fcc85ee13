import type { PipelineReport, Problem } from './pipeline-report.ts';

/** A problem once, with the titles of all cases that show it. */
export type ListedProblem = { readonly problem: Problem; readonly cases: readonly string[] };

const order = { error: 0, warning: 1, note: 2 } as const;

/** Every problem of a report once, the worst first; else in the order of the report. */
export function listProblems({ suites }: Pick<PipelineReport, 'suites'>): readonly ListedProblem[] {
  const found = new Map<string, { readonly problem: Problem; readonly cases: Set<string> }>();
  for (const { problem, title } of everyProblem(suites)) {
    const known = found.get(problem.fingerprint);
    if (known === undefined) found.set(problem.fingerprint, { problem, cases: new Set([title]) });
    else known.cases.add(title);
  }
  return [...found.values()]
    .map(({ cases, problem }) => ({ problem, cases: [...cases] }))
    .sort((a, b) => order[a.problem.severity] - order[b.problem.severity]);
}

function everyProblem(suites: PipelineReport['suites']): readonly { problem: Problem; title: string }[] {
  return suites.flatMap(({ cases }) =>
    cases.flatMap(({ problems, title }) => problems.map((problem) => ({ problem, title }))),
  );
}
