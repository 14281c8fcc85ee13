import type { Change } from '../../model/change.ts';
import type { DriftReport, WaiverFinding } from '../../model/drift-report.ts';
import { describeWitness } from './describe-witness.ts';
import { groupTitle } from './group-changes.ts';
import { isFailure } from './is-failure.ts';
import type { Counting } from './is-failure.ts';
import { notesOf, waiverSentence } from './notes-of.ts';
import { sentenceOf } from './sentence-of.ts';
import { markupLines, markupText } from './markup.ts';

/**
 * A comparison as JUnit XML: one test case for each change, failed where it counts, one for each finding about a waiver, and one in error for
 * each undecided place. Two equal documents are one passed test case, for no test cases at all count as an error in CI.
 */
export function renderDriftJunit(report: DriftReport, counting: Counting): string {
  const { waiverFindings: waivers = [] } = report;
  const cases = [
    ...report.changes.map((change) => changeCase(change, report, counting)),
    ...report.undecided.map(({ where, reason }) =>
      testCase(
        'could not decide',
        where.join(' › '),
        `<error message="${markupText(reason)}" type="undecided"/>`,
      ),
    ),
    ...waivers.map((finding) => waiverCase(finding, counting)),
  ];
  const all = cases.length === 0 ? [testCase('schema', 'nothing changed', '')] : cases;
  const failing = report.changes.filter((change) => isFailure(change, counting)).length;
  const failures = failing + (counting.failOn === 'dangerous' ? waivers.length : 0);
  const counts = `tests="${all.length}" failures="${failures}" errors="${report.undecided.length}" time="0"`;
  const name = markupText(`livegate diff ${report.old.source} ${report.new.source}`);
  // A comparison of two documents has no time and no host, and two equal ones give the same bytes.
  const fixed = 'timestamp="1970-01-01T00:00:00" hostname="localhost"';
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    '<testsuites>',
    `  <testsuite name="${name}" package="livegate" id="0" ${fixed} ${counts}>`,
    '    <properties>',
    ...properties(report),
    '    </properties>',
    ...all,
    '    <system-out></system-out>',
    '    <system-err></system-err>',
    '  </testsuite>',
    '</testsuites>',
    '',
  ].join('\n');
}

function properties({ policy, verdict, old: before, new: after, usage }: DriftReport): readonly string[] {
  const use = usage === undefined ? {} : { usage: usage.state };
  const values = { policy, verdict, old: before.digest, new: after.digest, ...use };
  return Object.entries(values).map(
    ([name, value]) => `      <property name="${name}" value="${markupText(value)}"/>`,
  );
}

function changeCase(change: Change, report: DriftReport, counting: Counting): string {
  const name = `${change.id} ${change.path.join(' › ')} [${change.fingerprint.slice(7, 19)}]`;
  const notes = markupLines(notesOf(change).join('\n'));
  const content = isFailure(change, counting)
    ? `<failure message="${markupText(change.reason)}" type="${change.severity}">${markupLines(details(change))}</failure>`
    : notes === ''
      ? ''
      : `<system-out>${notes}</system-out>`;
  return testCase(groupTitle(change, report), name, content);
}

function waiverCase(finding: WaiverFinding, { failOn }: Counting): string {
  const { code, column, file, fingerprint, line, rule } = finding;
  const words = markupText(`${file}:${line}:${column}: ${waiverSentence(finding)}`);
  const content =
    failOn === 'dangerous'
      ? `<failure message="${words}" type="waiver_${code}"/>`
      : `<system-out>${words}</system-out>`;
  return testCase('waivers', `${code} ${rule} [${fingerprint.slice(7, 19)}]`, content);
}

function testCase(className: string, name: string, content: string): string {
  const tag = `    <testcase classname="${markupText(className)}" name="${markupText(name)}" time="0"`;
  return content === '' ? `${tag}/>` : `${tag}>${content}</testcase>`;
}

function details(change: Change): string {
  const places = [change.old, change.new].flatMap((place, index) =>
    place === undefined ? [] : [`${index === 0 ? 'old' : 'new'} ${place.file}:${place.line}:${place.column}`],
  );
  const words = change.witness === undefined ? undefined : describeWitness(change.witness);
  const witness = words === undefined ? [] : [`witness: ${words.title}`, words.text, words.shows];
  return [sentenceOf(change), ...notesOf(change), ...places, ...witness].join('\n');
}
