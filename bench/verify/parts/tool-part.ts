import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { operations } from '../api/operations.ts';
import { scenarioCount } from '../api/request.ts';
import { median } from '../measure/median.ts';
import { runNode } from '../measure/run-node.ts';
import type { BenchServer } from '../server/start-server.ts';
import type { Tool, ToolCommand } from '../tools/tool.ts';

const exchanges = operations.length * scenarioCount;

/** A tool that is ready to be run, or why it is not. */
export type PreparedTool =
  { readonly tool: Tool; readonly command: ToolCommand } | { readonly tool: Tool; readonly reason: string };

/** Seconds of each round and their median, or why there are none. */
export type ToolFigures =
  | { readonly tool: Tool; readonly seconds: readonly number[]; readonly median: number }
  | { readonly tool: Tool; readonly reason: string };

/** Gives each tool a folder and lets it write what it needs. */
export async function prepareTools(
  tools: readonly Tool[],
  context: { folder: string; origin: string; workers: number },
): Promise<readonly PreparedTool[]> {
  const prepared: PreparedTool[] = [];
  for (const tool of tools) {
    const folder = join(context.folder, tool.packageName.replace(/\W+/g, '-'));
    await mkdir(folder, { recursive: true });
    prepared.push(
      await tool.prepare({ ...context, folder }).then(
        (command) => ({ tool, command }),
        (error: unknown) => ({ tool, reason: String(error) }),
      ),
    );
  }
  return prepared;
}

/** Parts (b) and (c): all tools in turn, round by round. With latency, the sequential ones run in the first round only. */
export async function measureTools(
  server: BenchServer,
  prepared: readonly PreparedTool[],
  { rounds, latency }: { rounds: number; latency: number },
): Promise<readonly ToolFigures[]> {
  const seconds = new Map<Tool, number[]>();
  const reasons = new Map<Tool, string>();
  for (const [round, entry] of repeat(prepared, rounds)) {
    const { tool } = entry;
    if ('reason' in entry) reasons.set(tool, entry.reason);
    if ('reason' in entry || reasons.has(tool) || (round > 0 && latency > 0 && tool.sequential)) continue;
    const run = await timeTool(server, entry.command, latency);
    if (typeof run === 'string') reasons.set(tool, run);
    else seconds.set(tool, [...(seconds.get(tool) ?? []), run]);
  }
  return prepared.map(({ tool }) => toFigures(tool, seconds.get(tool) ?? [], reasons.get(tool)));
}

/** Whether each tool fails when one of the 500 answers lacks a required member. */
export async function findWhoNotices(
  server: BenchServer,
  prepared: readonly PreparedTool[],
): Promise<ReadonlySet<Tool>> {
  const noticed = new Set<Tool>();
  for (const entry of prepared) {
    if ('reason' in entry) continue;
    await server.behave({ broken: 1 });
    if ((await runNode(entry.command)).exitCode !== 0) noticed.add(entry.tool);
  }
  return noticed;
}

function* repeat<Entry>(entries: readonly Entry[], rounds: number): Generator<[number, Entry]> {
  for (let round = 0; round < rounds; round += 1) for (const entry of entries) yield [round, entry];
}

/** Seconds of one run, or what was wrong with it: only a run that passed and sent what it should is a measurement. */
async function timeTool(
  server: BenchServer,
  command: ToolCommand,
  latency: number,
): Promise<number | string> {
  await server.behave({ latency });
  const { exitCode, seconds, output } = await runNode(command);
  const { asked, other } = await server.counts();
  if (exitCode !== 0) return `exit code ${exitCode}: ${output.trim().split('\n').at(-1) ?? ''}`;
  if (asked !== exchanges || other > 0) return `sent ${asked} of ${exchanges} requests, and ${other} others`;
  return seconds;
}

function toFigures(tool: Tool, seconds: readonly number[], reason: string | undefined): ToolFigures {
  return reason === undefined ? { tool, seconds, median: median(seconds) } : { tool, reason };
}
