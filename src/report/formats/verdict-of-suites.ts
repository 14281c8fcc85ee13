import type { PipelineReport, PipelineSuite } from './pipeline-report.ts';

/** Of all cases together: failed where one is, else unknown where nobody knows of one, or there is none that passed. */
export function verdictOfSuites(suites: readonly PipelineSuite[]): PipelineReport['verdict'] {
  const verdicts = new Set(suites.flatMap(({ cases }) => cases.map(({ verdict }) => verdict)));
  if (verdicts.has('failed') || verdicts.has('flaky')) return 'failed';
  return verdicts.has('undecided') || !verdicts.has('passed') ? 'unknown' : 'passed';
}
