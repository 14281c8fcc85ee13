import { commentSize, markdownCode, markdownFence, markdownText } from '../markdown.ts';
import { clip } from './clip.ts';
import { listProblems } from './list-problems.ts';
import type { ListedProblem } from './list-problems.ts';
import { isOpen } from './pipeline-report.ts';
import type { PipelineReport, PipelineSuite } from './pipeline-report.ts';
import { summaryLine } from './summary-line.ts';
import { whoMustAct } from './who-must-act.ts';

/** So many commands are listed of one kind of person, and so many changes of one contract. */
const mostCommands = 12;
const mostChanges = 15;

/**
 * The report as Markdown, for a job summary or a comment: the verdict, what every suite showed, who must act, then every
 * problem with its place. What has no room is counted. Foreign text is neither a mention nor a link nor a comment.
 */
export function renderMarkdown(report: PipelineReport, size = commentSize): string {
  const head = [
    `## livegate: ${summaryLine(report)}`,
    table(report.suites),
    ...changed(report),
    ...tasks(report),
  ];
  const what = report.run === undefined ? 'What the gate decided' : `Run ${markdownCode(report.run)}`;
  const tail = `${what} on the ${report.network} network, livegate ${markdownText(report.tool.version)}.`;
  const problems = listProblems(report).filter(({ problem }) => problem.severity !== 'note');
  const room = size - [...head, tail].join('\n\n').length - 200;
  return `${[...head, ...problemBlocks(problems, room), tail].join('\n\n')}\n`;
}

const marks = { true: '❌', false: '✅' } as const;

function table(suites: readonly PipelineSuite[]): string {
  const rows = suites.map(({ cases, name }) => {
    const count = (wanted: string) => cases.filter(({ verdict }) => verdict === wanted).length;
    const cells = [
      marks[`${cases.some(isOpen)}`],
      markdownText(name),
      ...[count('passed'), count('failed') + count('flaky'), count('undecided'), count('skipped')].map(
        String,
      ),
    ];
    return `| ${cells.join(' | ')} |`;
  });
  return ['|  | what | passed | failed | unknown | left out |', '|---|---|--:|--:|--:|--:|', ...rows].join(
    '\n',
  );
}

/** What a branch changes in contracts; a comment of nothing but changes would say too little of the rest. */
function changed({ suites }: PipelineReport): readonly string[] {
  const blocks = suites
    .filter(({ changes }) => changes !== undefined)
    .map(({ changes = [], name }) => {
      const more = changes.length - mostChanges;
      const lines = changes.slice(0, mostChanges).map((line) => `  - ${markdownText(clip(line, 300))}`);
      return [`- ${markdownCode(name)}`, ...lines, ...(more > 0 ? [`  - and ${more} more`] : [])].join('\n');
    });
  return blocks.length === 0 ? [] : ['### What this changes', ...blocks];
}

function tasks(report: PipelineReport): readonly string[] {
  const lines = whoMustAct(report).map(({ commands, problems, what }) => {
    const shown = commands.slice(0, mostCommands);
    const more = commands.length - shown.length;
    const block = [...shown, ...(more === 0 ? [] : [`# and ${more} more`])].join('\n');
    const fenced = markdownFence('sh', block).map((line) => `  ${line}`);
    return [`- **${what}** (${problems})`, ...(shown.length === 0 ? [] : ['', ...fenced])].join('\n');
  });
  return lines.length === 0 ? ['Nobody has to do anything.'] : ['### Who must act', ...lines];
}

function problemBlocks(problems: readonly ListedProblem[], room: number): readonly string[] {
  if (problems.length === 0) return [];
  const shown: string[] = [];
  let left = room;
  for (const block of problems.map(problemBlock)) {
    left -= block.length + 1;
    if (left < 0) break;
    shown.push(block);
  }
  const more = problems.length - shown.length;
  return [
    '### What stands against it',
    shown.join('\n'),
    ...(more === 0 ? [] : [`…and ${more} more, for which there is no room here.`]),
  ];
}

const longestDetails = 2000;

function problemBlock({ cases, problem }: ListedProblem): string {
  const { details, message, place, rule, severity } = problem;
  const shown = clip(details.join('\n'), longestDetails);
  const fenced = markdownFence('text', shown).map((line) => `  ${line}`);
  return [
    `- **${severity}** ${markdownCode(rule)} at ${markdownCode(`${place.file}:${place.line}`)}: ${markdownText(message)}`,
    ...(cases.length === 1 ? [] : [`  (in ${cases.length} cases)`]),
    ...(shown === '' ? [] : ['', ...fenced]),
  ].join('\n');
}
