import { safeText } from '../safe-text.ts';
import { listProblems } from './list-problems.ts';
import type { PipelineReport } from './pipeline-report.ts';

const severities = { error: 'major', warning: 'minor', note: 'info' } as const;

/** The report as GitLab's code-quality JSON, which a merge request shows at its lines: one entry for each problem. */
export function renderGitlabCodeQuality(report: PipelineReport): string {
  const entries = listProblems(report).map(({ problem }) => ({
    description: safeText(problem.message),
    check_name: safeText(problem.rule),
    fingerprint: problem.fingerprint.replace('sha256:', ''),
    severity: severities[problem.severity],
    location: { path: safeText(problem.place.file), lines: { begin: problem.place.line } },
  }));
  return `${JSON.stringify(entries, null, 2)}\n`;
}
