import { workflowCommand } from '../workflow-command.ts';
import { listProblems } from './list-problems.ts';
import type { PipelineReport } from './pipeline-report.ts';
import { summaryLine } from './summary-line.ts';

const commands = { error: 'error', warning: 'warning', note: 'notice' } as const;

/** The report as workflow commands, which GitHub shows as annotations at their lines; the whole in one notice at the end. */
export function renderGithub(report: PipelineReport): string {
  const lines = listProblems(report).map(({ cases, problem }) => {
    const { message, place, rule, severity } = problem;
    const shown = cases.length === 1 ? '' : ` (in ${cases.length} cases)`;
    const at = { file: place.file, line: place.line, col: place.column, title: rule };
    return workflowCommand(commands[severity], at, `${message}${shown}`);
  });
  return [...lines, workflowCommand('notice', { title: 'livegate' }, summaryLine(report)), ''].join('\n');
}
