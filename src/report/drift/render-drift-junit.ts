import type { Change } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { describeWitness } from './describe-witness.ts';
import { groupTitle } from './group-changes.ts';
import { isFailure } from './is-failure.ts';
import type { FailOn } from './is-failure.ts';
import { sentenceOf } from './sentence-of.ts';
import { markupLines, markupText } from './markup.ts';

/**
 * A comparison as JUnit XML: one test case for each change, failed where it is at or over `failOn`, and one in error for
 * each undecided place. Two equal documents are one passed test case, for no test cases at all count as an error in CI.
 */
export function renderDriftJunit(report: DriftReport, failOn: FailOn): string {
  const cases = [
    ...report.changes.map((change) => changeCase(change, report, failOn)),
    ...report.undecided.map(({ where, reason }) =>
      testCase(
        'could not decide',
        where.join(' › '),
        `<error message="${markupText(reason)}" type="undecided"/>`,
      ),
    ),
  ];
  const all = cases.length === 0 ? [testCase('schema', 'nothing changed', '')] : cases;
  const failures = report.changes.filter(({ severity }) => isFailure(severity, failOn)).length;
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

function properties({ policy, verdict, old: before, new: after }: DriftReport): readonly string[] {
  const values = { policy, verdict, old: before.digest, new: after.digest };
  return Object.entries(values).map(
    ([name, value]) => `      <property name="${name}" value="${markupText(value)}"/>`,
  );
}

function changeCase(change: Change, report: DriftReport, failOn: FailOn): string {
  const name = `${change.id} ${change.path.join(' › ')} [${change.fingerprint.slice(7, 19)}]`;
  const content = isFailure(change.severity, failOn)
    ? `<failure message="${markupText(change.reason)}" type="${change.severity}">${markupLines(details(change))}</failure>`
    : '';
  return testCase(groupTitle(change, report), name, content);
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
  return [sentenceOf(change), ...places, ...witness].join('\n');
}
