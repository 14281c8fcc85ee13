import type { Change, ChangeSeverity } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { workflowCommand } from '../workflow-command.ts';
import { notesOf, usageNote, waiverSentence } from './notes-of.ts';
import { placesOf } from './places-of.ts';
import type { ShownIn } from './places-of.ts';
import { sentenceOf } from './sentence-of.ts';
import { summarise } from './summarise.ts';

/**
 * A comparison as workflow commands, which GitHub shows as annotations: an error for each breaking change, a warning
 * for each dangerous one and for what could not be decided, and a notice with the numbers. `shownIn` says in which document.
 */
export function renderDriftGithub(report: DriftReport, shownIn: ShownIn = 'new'): string {
  const use = usageNote(report);
  const lines = [
    ...report.changes
      .filter(({ severity }) => severity !== 'safe')
      .map((change) => annotation(change, shownIn)),
    ...report.undecided.map(undecided),
    ...[...report.old.defects, ...report.new.defects].map(({ file, line, column, message }) =>
      workflowCommand('warning', { file, line, col: column, title: 'defect of the document' }, message),
    ),
    ...(report.waiverFindings ?? []).map((finding) => {
      const { file, line, column } = finding;
      return workflowCommand(
        'warning',
        { file, line, col: column, title: 'waiver' },
        waiverSentence(finding),
      );
    }),
    ...(use === undefined ? [] : [workflowCommand('notice', { title: 'livegate usage' }, use)]),
    workflowCommand('notice', { title: 'livegate diff' }, summarise(report)),
  ];
  return `${lines.join('\n')}\n`;
}

function undecided({ new: next, old, reason, where }: DriftReport['undecided'][number]): string {
  const place = next ?? old;
  const at = place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
  return workflowCommand('error', { ...at, title: 'could not decide' }, `${where.join(' › ')}: ${reason}`);
}

const commands = {
  breaking: 'error',
  dangerous: 'warning',
  safe: 'notice',
} as const satisfies Readonly<Record<ChangeSeverity, string>>;

function annotation(change: Change, shownIn: ShownIn): string {
  const { place } = placesOf(change, shownIn);
  const at = place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
  const notes = notesOf(change).map((note) => ` [${note}]`);
  return workflowCommand(
    change.waiver === undefined ? commands[change.severity] : 'notice',
    { ...at, title: `${change.severity} ${change.id}` },
    [sentenceOf(change), ...notes].join(''),
  );
}
