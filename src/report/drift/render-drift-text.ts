import type { Change, ChangeSeverity, Place } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import type { Style } from '../style.ts';
import { safeText } from '../safe-text.ts';
import { verdictTones } from '../verdict-tones.ts';
import { describeWitness } from './describe-witness.ts';
import { groupChanges } from './group-changes.ts';
import type { ChangeGroup } from './group-changes.ts';
import { notesOf, usageNote, waiverSentence } from './notes-of.ts';
import { nextStep, summarise } from './summarise.ts';

/** A comparison as text for a terminal: by operation, with both places and the witness of every change. */
export function renderDriftText(report: DriftReport, style: Style): string {
  const width = Math.max(0, ...report.changes.map(({ id }) => id.length));
  const parts = [
    ...groupChanges(report).map((group) => groupText(group, width, style)),
    undecidedText(report, style),
    waiversText(report, style),
    defectsText(report, style),
    verdictText(report, style),
  ];
  return `${parts.filter((part) => part !== '').join('\n\n')}\n`;
}

const severityWidth = 'dangerous'.length;
const indent = ' '.repeat(severityWidth + 4);
const mostWitnessLines = 24;

function groupText(group: ChangeGroup, width: number, style: Style): string {
  return [
    style('strong', safeText(group.title)),
    ...group.changes.flatMap((change) => changeLines(change, width, style)),
  ].join('\n');
}

function changeLines(change: Change, width: number, style: Style): readonly string[] {
  const label = severityLabel(change.severity, style);
  const path = change.path.map(safeText).join(' › ');
  return [
    `  ${label}  ${safeText(change.id).padEnd(width)}  ${path}`.trimEnd(),
    `${indent}${safeText(change.reason)}`,
    ...noteLines(change).map((line) => `${indent}${style('note', line)}`),
    ...placeLine(change).map((line) => `${indent}${style('note', line)}`),
    ...witnessLines(change).map((line) => `${indent}${line}`),
  ];
}

function severityLabel(severity: ChangeSeverity, style: Style): string {
  return style(verdictTones[severity], severity) + ' '.repeat(severityWidth - severity.length);
}

function noteLines(change: Change): readonly string[] {
  const { positions = [], proof, stoppedBy } = change;
  const unproved = `unproved: ${safeText(stoppedBy ?? 'no witness was found')}`;
  return [
    ...positionLines(positions),
    ...(proof === 'unproved' ? [unproved] : []),
    ...notesOf(change).map(safeText),
  ];
}

const mostPositions = 5;

function positionLines(positions: readonly string[]): readonly string[] {
  const lines = positions.slice(0, mostPositions).map((position) => `at ${safeText(position)}`);
  const more = positions.length - mostPositions;
  return more > 0 ? [...lines, `and ${more} more places`] : lines;
}

function placeLine(change: Change): readonly string[] {
  const places = [side('old', change.old), side('new', change.new)].filter((part) => part !== '');
  return places.length === 0 ? [] : [places.join('  →  ')];
}

function side(name: string, place: Place | undefined): string {
  return place === undefined ? '' : `${name} ${safeText(place.file)}:${place.line}:${place.column}`;
}

function witnessLines({ witness }: Change): readonly string[] {
  if (witness === undefined) return [];
  const { title, text, shows } = describeWitness(witness);
  const lines = text.split('\n').map(safeText);
  const hidden = lines.length - mostWitnessLines;
  const shown = hidden > 1 ? [...lines.slice(0, mostWitnessLines), `… ${hidden} more lines`] : lines;
  return [`witness: ${safeText(title)}`, ...shown.map((line) => `  ${line}`), `  ${safeText(shows)}`];
}

function undecidedText({ undecided }: DriftReport, style: Style): string {
  if (undecided.length === 0) return '';
  const lines = undecided.map(
    ({ new: next, old, reason, where }) =>
      `  ${[side('old', old), side('new', next), where.map(safeText).join(' › ')].filter(Boolean).join('  ')}: ${safeText(reason)}`,
  );
  return [style('bad', 'could not decide:'), ...lines].join('\n');
}

function waiversText({ waiverFindings = [] }: DriftReport, style: Style): string {
  const lines = waiverFindings.map((finding) => {
    const { file, line, column } = finding;
    return `  ${safeText(file)}:${line}:${column}: ${safeText(waiverSentence(finding))}`;
  });
  return lines.length === 0 ? '' : [style('strong', 'waivers:'), ...lines].join('\n');
}

function defectsText(report: DriftReport, style: Style): string {
  const lines = [...report.old.defects, ...report.new.defects].map(
    ({ file, line, column, message }) => `  ${safeText(file)}:${line}:${column}: ${safeText(message)}`,
  );
  return lines.length === 0 ? '' : style('note', ['defects of the documents:', ...lines].join('\n'));
}

function verdictText(report: DriftReport, style: Style): string {
  const tone = report.verdict === 'identical' || report.verdict === 'safe' ? 'good' : 'bad';
  const sides = `old ${safeText(report.old.source)}  →  new ${safeText(report.new.source)}`;
  const use = usageNote(report);
  const notes = [sides, ...(use === undefined ? [] : [safeText(use)])];
  return [...notes.map((line) => style('note', line)), style(tone, summarise(report)), nextStep(report)].join(
    '\n',
  );
}
