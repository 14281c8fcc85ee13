import { listProblems } from './list-problems.ts';
import type { Actor, PipelineReport } from './pipeline-report.ts';

/** What one kind of person has to do, most urgent first. */
export type Task = {
  readonly actor: Actor;
  readonly what: string;
  readonly problems: number;
  /** Each once. */
  readonly commands: readonly string[];
};

const tasks: Readonly<Record<Actor, string>> = {
  author: 'Whoever makes this change: mend it, or take it back',
  provider: 'Whoever looks after the provider: bring its new contract in, or have it put right there',
  approver: 'Approvers: sign what only people can know',
};

/** Who has to do something about what stands in the way; nobody where nothing does. */
export function whoMustAct(report: PipelineReport): readonly Task[] {
  const open = listProblems(report).filter(({ problem }) => problem.severity === 'error');
  const actors: readonly Actor[] = ['author', 'provider', 'approver'];
  return actors.flatMap((actor) => {
    const own = open.filter(({ problem }) => problem.actor === actor);
    const commands = [...new Set(own.flatMap(({ problem }) => problem.command ?? []))];
    return own.length === 0 ? [] : [{ actor, what: tasks[actor], problems: own.length, commands }];
  });
}
