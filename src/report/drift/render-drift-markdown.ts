import type { Change, Place } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { commentSize, markdownCode as code, markdownFence, markdownText as plain } from '../markdown.ts';
import { describeWitness } from './describe-witness.ts';
import { groupChanges } from './group-changes.ts';
import type { ChangeGroup } from './group-changes.ts';
import { notesOf, usageNote, waiverSentence } from './notes-of.ts';
import { nextStep, summarise } from './summarise.ts';

/** A comparison as a comment on a pull request. What no longer fits is counted. */
export function renderDriftMarkdown(report: DriftReport): string {
  const head = [
    `### livegate diff: ${summarise(report)}`,
    `${code(report.old.source)} → ${code(report.new.source)}`,
    nextStep(report),
    plain(usageNote(report) ?? ''),
  ].filter((block) => block !== '');
  const tail = [undecidedBlock(report), waiversBlock(report), defectsBlock(report)].filter(
    (block) => block !== '',
  );
  const groups = groupChanges(report).map(groupBlocks);
  const room = commentSize - [...head, ...tail].join('\n\n').length;
  return `${[...head, ...fitting(groups, room), ...tail].join('\n\n')}\n`;
}

type Blocks = { readonly title: string; readonly changes: readonly string[] };

function groupBlocks(group: ChangeGroup): Blocks {
  return { title: `#### ${code(group.title)}`, changes: group.changes.map(changeBlock) };
}

function fitting(groups: readonly Blocks[], room: number): readonly string[] {
  const shown: string[] = [];
  let left = room;
  let dropped = 0;
  for (const { title, changes } of groups) {
    const fit = changes.filter((block) => (left -= block.length + title.length) > 0);
    dropped += changes.length - fit.length;
    if (fit.length > 0) shown.push(title, ...fit);
  }
  const more = `…and ${dropped} more, for which there is no room here: \`--format html\` has them all.`;
  return dropped === 0 ? shown : [...shown, more];
}

function changeBlock(change: Change): string {
  const head = `- **${change.severity}** ${code(change.id)} ${code(change.path.join(' › '))}  \n  ${plain(change.reason)}`;
  return [head, ...notes(change).map((line) => `  ${line}`), ...witnessBlock(change)].join('  \n');
}

function notes(change: Change): readonly string[] {
  const { old: before, new: after, proof, stoppedBy } = change;
  const places = [place('old', before), place('new', after)].filter((part) => part !== '').join(' → ');
  return [
    places,
    proof === 'unproved' ? `unproved: ${plain(stoppedBy ?? 'no witness was found')}` : '',
    ...notesOf(change).map(plain),
  ].filter((line) => line !== '');
}

function place(side: string, at: Place | undefined): string {
  return at === undefined ? '' : `${side} ${code(`${at.file}:${at.line}`)}`;
}

function witnessBlock({ witness }: Change): readonly string[] {
  if (witness === undefined) return [];
  const { title, language, text, shows } = describeWitness(witness);
  const fenced = markdownFence(language, text)
    .map((line) => `  ${line}`)
    .join('\n');
  return [`  witness: ${plain(title)}; ${plain(shows)}\n\n${fenced}`];
}

function undecidedBlock({ undecided }: DriftReport): string {
  if (undecided.length === 0) return '';
  const lines = undecided.map(({ new: next, old, reason, where }) => {
    const parts = [place('old', old), place('new', next), code(where.join(' › '))].filter(Boolean);
    return `- ${parts.join(' ')}: ${plain(reason)}`;
  });
  return ['#### could not decide', '', ...lines].join('\n');
}

function waiversBlock({ waiverFindings = [] }: DriftReport): string {
  const lines = waiverFindings.map((finding) => {
    const { file, line, column } = finding;
    return `- ${code(`${file}:${line}:${column}`)}: ${plain(waiverSentence(finding))}`;
  });
  return lines.length === 0 ? '' : ['#### waivers', '', ...lines].join('\n');
}

function defectsBlock(report: DriftReport): string {
  const lines = [...report.old.defects, ...report.new.defects].map(
    ({ file, line, column, message }) => `- ${code(`${file}:${line}:${column}`)}: ${plain(message)}`,
  );
  return lines.length === 0 ? '' : ['#### defects of the documents', '', ...lines].join('\n');
}
