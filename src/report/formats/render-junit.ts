import { markupLines, markupText } from '../drift/markup.ts';
import { isOpen } from './pipeline-report.ts';
import type { PipelineCase, PipelineReport, PipelineSuite, Problem } from './pipeline-report.ts';

/**
 * The report as JUnit XML, within what the schemas of Jenkins’ xUnit plugin and of the JUnit step accept. What nobody
 * knows is an error, what failed or is flaky a failure, what was left out is skipped with its reason.
 */
export function renderJunit({ endedAt, startedAt, suites }: PipelineReport): string {
  const all = suites.flatMap(({ cases }) => cases);
  const time = ((Date.parse(endedAt) - Date.parse(startedAt)) / 1000).toFixed(3);
  const counts = `tests="${all.length}" failures="${failures(all)}" errors="${errors(all)}"`;
  return [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<testsuites name="livegate" ${counts} time="${time}">`,
    ...suites.flatMap((suite, index) => suiteLines(suite, index, startedAt)),
    '</testsuites>',
    '',
  ].join('\n');
}

function suiteLines({ cases, name }: PipelineSuite, index: number, startedAt: string): readonly string[] {
  const took = cases.reduce((sum, one) => sum + one.took, 0);
  const counts = [
    `tests="${cases.length}" failures="${failures(cases)}" errors="${errors(cases)}"`,
    `skipped="${cases.filter(({ verdict }) => verdict === 'skipped').length}" time="${seconds(took)}"`,
    `timestamp="${markupText(startedAt.replace(/(\.\d+)?Z$/, ''))}" hostname="localhost"`,
  ].join(' ');
  return [
    `  <testsuite id="${index}" package="livegate" name="${markupText(name)}" ${counts}>`,
    ...cases.map((one) => caseLine(one, name)),
    '  </testsuite>',
  ];
}

function caseLine(one: PipelineCase, suite: string): string {
  const { reason = '', took, title, verdict } = one;
  const tag = `    <testcase classname="${markupText(suite)}" name="${markupText(title)}" time="${seconds(took)}"`;
  if (verdict === 'skipped') return `${tag}><skipped message="${markupText(reason)}"/></testcase>`;
  if (isOpen(one)) return `${tag}>${failure(one)}</testcase>`;
  const notes = one.problems.map(problemText).join('\n');
  return notes === '' ? `${tag}/>` : `${tag}><system-out>${markupLines(notes)}</system-out></testcase>`;
}

function failure({ problems, verdict }: PipelineCase): string {
  const element = verdict === 'undecided' ? 'error' : 'failure';
  const first = problems.find(({ severity }) => severity === 'error') ?? problems[0];
  const attributes = `message="${markupText(first?.message ?? verdict)}" type="${markupText(first?.rule ?? verdict)}"`;
  return `<${element} ${attributes}>${markupLines(problems.map(problemText).join('\n'))}</${element}>`;
}

function problemText({ command, details, message, place, rule, severity }: Problem): string {
  return [
    `${severity} ${rule}: ${message}`,
    `  at ${place.file}:${place.line}:${place.column}`,
    ...details.map((line) => `  ${line}`),
    ...(command === undefined ? [] : [`  next: ${command}`]),
  ].join('\n');
}

function failures(cases: readonly PipelineCase[]): number {
  return cases.filter(({ verdict }) => verdict === 'failed' || verdict === 'flaky').length;
}

function errors(cases: readonly PipelineCase[]): number {
  return cases.filter(({ verdict }) => verdict === 'undecided').length;
}

function seconds(milliseconds: number): string {
  return (milliseconds / 1000).toFixed(3);
}
