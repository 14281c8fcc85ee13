import type { ChangeSeverity } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';

const severities: readonly ChangeSeverity[] = ['breaking', 'dangerous', 'safe'];

/** How many changes there are of each severity. */
export function countChanges({ changes }: DriftReport): Readonly<Record<ChangeSeverity, number>> {
  const count = (wanted: ChangeSeverity) => changes.filter(({ severity }) => severity === wanted).length;
  return { breaking: count('breaking'), dangerous: count('dangerous'), safe: count('safe') };
}

/** A report in one line without foreign text. */
export function summarise(report: DriftReport): string {
  const counts = countChanges(report);
  const found = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => `${counts[severity]} ${severity}`);
  const changes = found.length === 0 ? 'no changes' : `${found.join(', ')} ${plural(report.changes.length)}`;
  const undecided = report.undecided.length === 0 ? '' : `, ${report.undecided.length} undecided`;
  return `${report.verdict}: ${changes}${setApart(report)}${undecided} (policy ${report.policy}, effort ${report.effort})`;
}

/** Of the changes that are not safe, those that are waived, and those that our use does not come near to. */
function setApart({ changes }: DriftReport): string {
  const counting = changes.filter(({ severity }) => severity !== 'safe');
  const waived = counting.filter(({ waiver }) => waiver !== undefined).length;
  const unaffected = counting.filter(({ usage }) => usage === 'unaffected').length;
  return `${waived === 0 ? '' : `, ${waived} waived`}${unaffected === 0 ? '' : `, ${unaffected} unaffected`}`;
}

function plural(count: number): string {
  return count === 1 ? 'change' : 'changes';
}

/** What to do about a report, in one sentence. */
export function nextStep({ verdict, changes, undecided }: DriftReport): string {
  switch (verdict) {
    case 'identical':
      return 'Nothing to do: no client can tell the two apart.';
    case 'safe':
      return 'Nothing to do: no client breaks by this.';
    case 'dangerous':
      return `Read each dangerous change: its proof is missing, or it breaks some clients only. ${explain(changes)}`;
    case 'breaking':
      return `Change the client, or keep the old schema. ${explain(changes)}`;
    case 'unknown':
      return undecided.some(({ reason }) => /^https?:/.test(reason))
        ? 'No verdict: what other servers hold is read with --allow-remote-refs only. Mend the rest, and compare again.'
        : 'No verdict: mend what could not be decided, and compare again.';
  }
}

function explain(changes: DriftReport['changes']): string {
  const id = changes[0]?.id;
  return id === undefined ? '' : `"livegate rules ${id}" explains the first.`;
}
