import type { Log } from 'sarif';
import type { Rule } from '../../drift/rules/rule.ts';
import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { renderDriftSarif } from '../drift/render-drift-sarif.ts';
import { comparisonReport } from './comparison-report.ts';
import { comparisonTitle } from './comparison-title.ts';

/** All comparisons as one SARIF 2.1.0 log: one run for each, told apart by its category. */
export function renderEnvironmentsSarif(drift: EnvironmentDrift, rules: readonly Rule[]): string {
  const logs = drift.comparisons.map((comparison) => {
    const log = JSON.parse(renderDriftSarif(comparisonReport(comparison, drift), rules, 'old')) as Log;
    const automationDetails = { id: `livegate drift/${comparisonTitle(comparison)}/` };
    return { ...log, runs: log.runs.map((run) => ({ ...run, automationDetails })) };
  });
  const empty: Log = { $schema: 'https://json.schemastore.org/sarif-2.1.0.json', version: '2.1.0', runs: [] };
  return `${JSON.stringify({ ...empty, runs: logs.flatMap(({ runs }) => runs) }, null, 2)}\n`;
}
