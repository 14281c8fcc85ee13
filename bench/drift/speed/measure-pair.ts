import { median } from '../../verify/measure/median.ts';
import { runMeasured } from './run-measured.ts';
import type { MeasuredRun } from './run-measured.ts';
import type { DiffTool } from './tools.ts';

/** What a tool needed for one pair of documents. */
export type Figure = {
  readonly tool: string;
  readonly seconds: number;
  readonly rounds: readonly number[];
  readonly megabytes: number;
  /** Undefined where it cannot be told. */
  readonly entries: number | undefined;
  /** Whether all runs wrote the same bytes. */
  readonly same: boolean;
  readonly remark: string;
};

const rounds = 5;
/** A tool that takes longer than so many seconds runs once. */
const slow = 10;
const limit = 180;

/** Runs the tools in turns, so that whatever else the machine does meets them alike. */
export async function measurePair(
  tools: readonly DiffTool[],
  documents: readonly [string, string],
): Promise<readonly Figure[]> {
  const runs = new Map<DiffTool, MeasuredRun[]>(tools.map((tool) => [tool, []]));
  for (let round = 0; round < rounds; round += 1)
    for (const [tool, done] of runs) {
      const [first] = done;
      if (first !== undefined && (first.seconds > slow || first.exitCode === undefined)) continue;
      const [file, ...args] = tool.command;
      const env = { REDOCLY_TELEMETRY: 'off', REDOCLY_SUPPRESS_UPDATE_NOTICE: 'true', CI: '1' };
      done.push(await runMeasured({ file, args: [...args, ...documents], env, limit }));
      process.stderr.write(`\r${tool.name}: ${done.at(-1)?.seconds.toFixed(2)} s      `);
    }
  process.stderr.write('\n');
  return [...runs].map(([tool, done]) => figure(tool, done));
}

function figure({ entries, name }: DiffTool, runs: readonly MeasuredRun[]): Figure {
  const seconds = runs.map((run) => run.seconds);
  const failed = runs.find(
    ({ exitCode, seconds: taken }) => exitCode === undefined || exitCode > 1 || taken >= limit,
  );
  return {
    tool: name,
    seconds: median(seconds),
    rounds: seconds,
    megabytes: Math.max(...runs.map(({ megabytes }) => megabytes)),
    entries: failed === undefined ? counted(entries, runs[0]?.stdout ?? '') : undefined,
    same: new Set(runs.map(({ digest }) => digest)).size === 1,
    remark: failed === undefined ? '' : problem(failed),
  };
}

// A tool may end in order and have printed half of a result, or nothing.
function counted(entries: DiffTool['entries'], output: string): number | undefined {
  try {
    return entries(output);
  } catch {
    return undefined;
  }
}

function problem({ exitCode, seconds, stderr }: MeasuredRun): string {
  // A tool that is stopped may end in order all the same.
  if (exitCode === undefined || seconds >= limit) return `stopped after ${limit} s`;
  return `exit ${exitCode}: ${stderr.trim().split('\n').at(0)?.slice(0, 100) ?? ''}`;
}
