import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { DriftReport } from '../../model/drift-report.ts';
import { hasFailure } from '../../report/drift/is-failure.ts';
import type { FailOn } from '../../report/drift/is-failure.ts';
import { summarise } from '../../report/drift/summarise.ts';
import { toolVersion } from '../../scenario/tool-version.ts';
import { UsageError } from '../../util/usage-error.ts';
import { findSchemaChanges } from '../../drift/find-schema-changes.ts';
import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import { during } from '../during.ts';
import { diffOptions } from './diff-options.ts';
import type { JudgingFlags } from './diff-options.ts';
import { loadSchemaSource } from './load-schema-source.ts';
import type { SourceOptions } from './schema-location.ts';
import { bareOf } from './bare-of.ts';
import { print } from './print.ts';
import { renderDrift } from './render-drift.ts';
import type { DriftFormat } from './render-drift.ts';
import { writeOutput } from '../write-output.ts';

/** What the options of `livegate diff` come to. */
export type DiffFlags = JudgingFlags & {
  readonly format: DriftFormat;
  readonly failOn: FailOn;
  readonly onlyUsed?: true;
  readonly as?: 'request' | 'response';
  readonly effort?: number;
  readonly output?: string;
  readonly quiet?: true;
  readonly allowRemoteRefs?: true;
  readonly network: 'sandbox' | 'internet';
};

/** Compares, prints or writes, and returns the exit code. */
export async function diff(before: string, after: string, flags: DiffFlags): Promise<number> {
  if (before === '-' && after === '-')
    throw new UsageError('option_invalid', 'standard input can be one side only');
  const { allowRemoteRefs = false, network } = flags;
  const options = { folder: process.cwd(), allowRemoteRefs, network };
  const own = await diffOptions([before, after], options.folder, flags);
  const { effort } = flags;
  const chosen = { ...own, version: toolVersion(), ...(effort === undefined ? {} : { effort }) };
  const report =
    (await byTraffic(before, after, options, flags, chosen)) ??
    (await bySchema(before, after, options, flags, chosen));
  await write(flags.quiet ? `${summarise(report)}\n` : await renderDrift(report, flags), report, flags);
  return exitCode(report, flags);
}

/** What the traffic of a run says of an environment that publishes no schema; undefined where both sides have one. */
async function byTraffic(
  before: string,
  after: string,
  options: SourceOptions,
  flags: DiffFlags,
  chosen: DriftOptions,
): Promise<DriftReport | undefined> {
  if (![before, after].some((words) => /^[\w-]+@[\w-]+$/.test(words))) return undefined;
  const { findObservedDiff, observedSides } = await import('./observed-diff.ts');
  const sides = observedSides(before, after, options);
  if (sides === undefined) return undefined;
  checkUsage(chosen.usage !== undefined, flags);
  return during('reading the traffic of a run', () => findObservedDiff(sides, options, chosen));
}

async function bySchema(
  before: string,
  after: string,
  options: SourceOptions,
  flags: DiffFlags,
  chosen: DriftOptions,
): Promise<DriftReport> {
  const [old, next] = await during('reading both sides', () =>
    Promise.all([loadSchemaSource(before, options), loadSchemaSource(after, options)]),
  );
  checkComparable(old, next, flags);
  checkUsage(chosen.usage !== undefined, flags);
  const given = { ...chosen, ...(flags.as === undefined ? {} : { as: flags.as }) };
  const bare = await bareOf([before, after], options.folder);
  return during('comparing', () => Promise.resolve(findSchemaChanges(bare(old), bare(next), given)));
}

function checkUsage(isKnown: boolean, { onlyUsed }: DiffFlags): void {
  if (onlyUsed !== true || isKnown) return;
  throw new UsageError(
    'option_invalid',
    '--only-used needs to know what is used',
    'Give --usage <file>, or a provider with a usage.json: livegate usage writes it.',
  );
}

function checkComparable(old: SchemaDocument, next: SchemaDocument, { as }: DiffFlags): void {
  if (old.language !== next.language)
    throw new UsageError(
      'option_invalid',
      `${old.source} is ${old.language} and ${next.source} is ${next.language}: they cannot be compared`,
    );
  if (as !== undefined && old.language !== 'json-schema')
    throw new UsageError('option_invalid', `--as is for bare JSON Schemas; these are ${old.language}`);
}

async function write(text: string, report: DriftReport, { output }: DiffFlags): Promise<void> {
  if (output === undefined) {
    print(text);
    return;
  }
  await writeOutput(output, text);
  print(`${summarise(report)}\nwrote ${output}\n`);
}

function exitCode(report: DriftReport, flags: DiffFlags): number {
  if (hasFailure(report, flags)) return 1;
  return report.verdict === 'unknown' || report.undecided.length > 0 ? 3 : 0;
}
