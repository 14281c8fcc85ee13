import type { Change, ChangeSeverity } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { safeText } from '../safe-text.ts';
import { notesOf, usageNote, waiverSentence } from './notes-of.ts';
import { sentenceOf } from './sentence-of.ts';
import { summarise } from './summarise.ts';

/**
 * A comparison as workflow commands, which GitHub shows as annotations: an error for each breaking change, a warning
 * for each dangerous one and for what could not be decided, and a notice with the numbers.
 */
export function renderDriftGithub(report: DriftReport): string {
  const use = usageNote(report);
  const lines = [
    ...report.changes.filter(({ severity }) => severity !== 'safe').map(annotation),
    ...report.undecided.map(({ where, reason }) =>
      command('error', { title: 'could not decide' }, `${where.join(' › ')}: ${reason}`),
    ),
    ...[...report.old.defects, ...report.new.defects].map(({ file, line, column, message }) =>
      command('warning', { file, line, col: column, title: 'defect of the document' }, message),
    ),
    ...(report.waiverFindings ?? []).map((finding) => {
      const { file, line, column } = finding;
      return command('warning', { file, line, col: column, title: 'waiver' }, waiverSentence(finding));
    }),
    ...(use === undefined ? [] : [command('notice', { title: 'livegate usage' }, use)]),
    command('notice', { title: 'livegate diff' }, summarise(report)),
  ];
  return `${lines.join('\n')}\n`;
}

const commands: Readonly<Record<ChangeSeverity, string>> = {
  breaking: 'error',
  dangerous: 'warning',
  safe: 'notice',
};

function annotation(change: Change): string {
  const place = change.new ?? change.old;
  const at = place === undefined ? {} : { file: place.file, line: place.line, col: place.column };
  const notes = notesOf(change).map((note) => ` [${note}]`);
  return command(
    change.waiver === undefined ? commands[change.severity] : 'notice',
    { ...at, title: `${change.severity} ${change.id}` },
    [sentenceOf(change), ...notes].join(''),
  );
}

function command(
  name: string,
  properties: Readonly<Record<string, string | number>>,
  message: string,
): string {
  const list = Object.entries(properties).map(([key, value]) => `${key}=${escapeProperty(String(value))}`);
  return `::${name} ${list.join(',')}::${escapeData(message)}`;
}

function escapeData(text: string): string {
  return safeText(text).replaceAll('%', '%25').replaceAll('\r', '%0D').replaceAll('\n', '%0A');
}

function escapeProperty(text: string): string {
  return escapeData(text).replaceAll(':', '%3A').replaceAll(',', '%2C');
}
