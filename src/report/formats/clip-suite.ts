import { clip } from './clip.ts';
import type { PipelineCase, PipelineSuite, Problem } from './pipeline-report.ts';

const longestLine = 1000;
const mostLines = 60;

/**
 * A suite that a pipeline can show: a body of ten megabytes helps nobody, and no tool takes it; of two cases that have one
 * title, most tools show one.
 */
export function clipSuite(suite: PipelineSuite): PipelineSuite {
  const cases = suite.cases.map((one) => ({
    ...one,
    title: clip(one.title, longestLine),
    ...(one.reason === undefined ? {} : { reason: clip(one.reason, longestLine) }),
    problems: one.problems.map(clipProblem),
  }));
  const titles = Map.groupBy(cases, ({ title }) => title);
  const isShared = ({ title }: PipelineCase) => (titles.get(title)?.length ?? 0) > 1;
  return {
    ...suite,
    cases: cases.map((one) => (isShared(one) ? { ...one, title: `${one.title} [${one.id}]` } : one)),
  };
}

function clipProblem(problem: Problem): Problem {
  const { details, message } = problem;
  const more = details.length - mostLines;
  return {
    ...problem,
    message: clip(message, longestLine),
    details: [
      ...details.slice(0, mostLines).map((line) => clip(line, longestLine)),
      ...(more > 0 ? [`and ${more} more lines`] : []),
    ],
  };
}
