import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import type { Counting } from '../drift/is-failure.ts';
import { renderDriftJunit } from '../drift/render-drift-junit.ts';
import { comparisonReport } from './comparison-report.ts';

const open = '<testsuites>\n';
const close = '</testsuites>\n';

/** All comparisons as JUnit XML: one test suite for each. */
export function renderEnvironmentsJunit(drift: EnvironmentDrift, counting: Counting): string {
  const suites = drift.comparisons.map((comparison, index) => {
    const text = renderDriftJunit(comparisonReport(comparison, drift), counting);
    const suite = text.slice(text.indexOf(open) + open.length, text.lastIndexOf(close));
    return suite.replace(' id="0"', ` id="${index}"`);
  });
  return `<?xml version="1.0" encoding="UTF-8"?>\n${open}${suites.join('')}${close}`;
}
