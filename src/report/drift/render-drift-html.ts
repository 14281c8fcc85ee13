import { createHash } from 'node:crypto';
import type { Change, Place } from '../../model/change.ts';
import type { ComparedDocument, DriftReport } from '../../model/drift-report.ts';
import { describeWitness } from './describe-witness.ts';
import { driftStyle } from './drift-style.ts';
import { groupChanges } from './group-changes.ts';
import type { ChangeGroup } from './group-changes.ts';
import { markupLines, markupText } from './markup.ts';
import { notesOf, usageNote, waiverSentence } from './notes-of.ts';
import { countChanges, nextStep, summarise } from './summarise.ts';

/** A comparison as one HTML page that needs nothing else: no script, no request, light or dark as the reader likes. */
export function renderDriftHtml(report: DriftReport): string {
  const title = markupText(`livegate diff ${report.old.source} → ${report.new.source}`);
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta http-equiv="Content-Security-Policy" content="${policy}">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="color-scheme" content="light dark">
<meta name="referrer" content="no-referrer">
<title>${title}</title>
<style>${driftStyle}</style>
</head>
<body>
<header>
<h1>Schema changes</h1>
<p class="verdict ${report.verdict}">${markupText(summarise(report))}</p>
<p>${markupText(nextStep(report))}</p>
${numbers(report)}
<dl>
${documentItem('old', report.old)}
${documentItem('new', report.new)}
${useItem(report)}</dl>
</header>
<main>
${sections(report).join('\n')}
</main>
<footer><p>livegate ${markupText(report.tool.version)}</p></footer>
</body>
</html>
`;
}

function sections(report: DriftReport): readonly string[] {
  const groups = groupChanges(report).map(groupSection);
  return [...groups, undecidedSection(report), waiversSection(report), defectsSection(report)];
}

const styleHash = createHash('sha256').update(driftStyle).digest('base64');
const policy = `default-src 'none'; style-src 'sha256-${styleHash}'; base-uri 'none'; form-action 'none'`;

function numbers(report: DriftReport): string {
  const cells = Object.entries(countChanges(report)).map(
    ([severity, count]) => `<li class="${severity}"><strong>${count}</strong> ${severity}</li>`,
  );
  return `<ul class="numbers" aria-label="Changes by severity">${cells.join('')}</ul>`;
}

function documentItem(side: string, { source, language, digest }: ComparedDocument): string {
  return `<dt>${side}</dt><dd><code>${markupText(source)}</code> ${language} <small>${digest}</small></dd>`;
}

function useItem(report: DriftReport): string {
  const use = usageNote(report);
  return use === undefined ? '' : `<dt>use</dt><dd>${markupText(use)}</dd>\n`;
}

function groupSection(group: ChangeGroup): string {
  const isBad = group.changes.some(({ severity }) => severity !== 'safe');
  const rest =
    group.operations.length > 3 ? `<p class="all">${markupText(group.operations.join(', '))}</p>` : '';
  return `<details class="group"${isBad ? ' open' : ''}>
<summary><h2>${markupText(group.title)}</h2> <span>${group.changes.length}</span></summary>
${rest}<ul>
${group.changes.map(changeItem).join('\n')}
</ul>
</details>`;
}

function changeItem(change: Change): string {
  return `<li class="change ${change.severity}" id="${anchor(change)}">
<h3><span class="severity">${change.severity}</span> <code>${markupText(change.id)}</code> <span class="direction">${change.direction}</span></h3>
<p class="path">${change.path.map(markupText).join(' <span aria-hidden="true">›</span> ')}</p>
<p>${markupText(change.reason)}</p>
${notes(change)}${witnessBlock(change)}</li>`;
}

function anchor({ fingerprint }: Change): string {
  return `change-${markupText(fingerprint.slice(7, 23))}`;
}

function notes(change: Change): string {
  const { old: before, new: after, positions = [], proof, stoppedBy } = change;
  const items = [
    place('old', before),
    place('new', after),
    ...positions.map((position) => `at ${markupText(position)}`),
    proof === 'unproved' ? `unproved: ${markupText(stoppedBy ?? 'no witness was found')}` : '',
    ...notesOf(change).map(markupText),
  ].filter((item) => item !== '');
  return items.length === 0
    ? ''
    : `<ul class="notes">${items.map((item) => `<li>${item}</li>`).join('')}</ul>\n`;
}

function place(side: string, at: Place | undefined): string {
  if (at === undefined) return '';
  return `${side} <code title="${markupText(at.pointer)}">${markupText(at.file)}:${at.line}:${at.column}</code>`;
}

function witnessBlock({ witness }: Change): string {
  if (witness === undefined) return '';
  const { title, text, shows } = describeWitness(witness);
  return `<details class="witness"><summary>Witness: ${markupText(title)}</summary>
<pre tabindex="0"><code>${markupLines(text)}</code></pre>
<p>${markupText(shows)}</p></details>
`;
}

function undecidedSection({ undecided }: DriftReport): string {
  const items = undecided.map(
    ({ new: next, old, reason, where }) =>
      `<li>${[place('old', old), place('new', next)].filter(Boolean).join(' ')} <strong>${markupText(where.join(' › '))}</strong>: ${markupText(reason)}</li>`,
  );
  return list('Could not decide', items);
}

function waiversSection({ waiverFindings = [] }: DriftReport): string {
  const items = waiverFindings.map((finding) => {
    const { file, line, column } = finding;
    return `<li><code>${markupText(file)}:${line}:${column}</code> ${markupText(waiverSentence(finding))}</li>`;
  });
  return list('Waivers', items);
}

function defectsSection(report: DriftReport): string {
  const items = [...report.old.defects, ...report.new.defects].map(
    ({ file, line, column, message }) =>
      `<li><code>${markupText(file)}:${line}:${column}</code> ${markupText(message)}</li>`,
  );
  return list('Defects of the documents', items);
}

function list(title: string, items: readonly string[]): string {
  return items.length === 0 ? '' : `<section><h2>${title}</h2><ul>${items.join('')}</ul></section>`;
}
