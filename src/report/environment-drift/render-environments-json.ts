import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { renderDriftJson } from '../drift/render-drift-json.ts';

/** All comparisons as JSON, as `schemas/environment-drift.schema.json` describes it. The order of members is fixed. */
export function renderEnvironmentsJson(drift: EnvironmentDrift): string {
  const { $schema, comparedAt, drifts, faults, leftOut, network, tool, verdict } = drift;
  const comparisons = drift.comparisons.map((comparison) => {
    const { against, basis, environment, observed, provider, reason, report } = comparison;
    const read: unknown = report === undefined ? undefined : JSON.parse(renderDriftJson(report));
    return {
      provider,
      environment,
      against,
      basis,
      verdict: comparison.verdict,
      reason,
      observed,
      report: read,
    };
  });
  const told = { $schema, tool, network, faults, drifts, comparedAt, verdict, comparisons, leftOut };
  return `${JSON.stringify(told, null, 2)}\n`;
}
