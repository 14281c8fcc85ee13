import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { renderDriftGithub } from '../drift/render-drift-github.ts';
import { comparisonReport } from './comparison-report.ts';

/** All comparisons as the annotations of each. */
export function renderEnvironmentsGithub(drift: EnvironmentDrift): string {
  return drift.comparisons
    .map((comparison) => renderDriftGithub(comparisonReport(comparison, drift), 'old'))
    .join('');
}
