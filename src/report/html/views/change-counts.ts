import type { DriftReport } from '../../../model/drift-report.ts';
import { countChanges } from '../../drift/summarise.ts';

/** `1 breaking, 2 safe changes`: how many there are of each severity; empty where there is none. */
export function changeCounts(report: DriftReport): string {
  const counts = Object.entries(countChanges(report)).filter(([, count]) => count > 0);
  const words = counts.map(([severity, count]) => `${count} ${severity}`).join(', ');
  return words === '' ? '' : `${words} ${report.changes.length === 1 ? 'change' : 'changes'}`;
}
