import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { basename, join } from 'node:path';
import { compiledSchema } from '../../contract/schema/compiled-schema.ts';
import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import type { KeptDrift } from '../../report/html/report-input.ts';
import { UsageError } from '../../util/usage-error.ts';

type Wanted = {
  readonly network: EnvironmentDrift['network'];
  /** Of the providers that the report is about. */
  readonly ids: readonly string[];
  readonly unreadable: string[];
};

/**
 * Reads what `livegate drift --format json` wrote: the files that are asked for, else those in `reports/drift`. Of those
 * that nobody asked for, one that cannot be read is told and left out. Throws a `UsageError` (`option_invalid`) for one
 * that was asked for and cannot be read, is none, or is of another network.
 */
export function readKeptDrift(root: string, files: readonly string[], wanted: Wanted): readonly KeptDrift[] {
  if (files.length > 0) return files.map((file) => only(read(file, wanted.network), wanted.ids));
  return filesIn(join(root, 'reports/drift')).flatMap((file) => {
    try {
      return [only(read(file, wanted.network), wanted.ids)];
    } catch (error) {
      if (!(error instanceof UsageError)) throw error;
      wanted.unreadable.push(error.message.replace(/^--drift: /, ''));
      return [];
    }
  });
}

function filesIn(folder: string): readonly string[] {
  if (!existsSync(folder)) return [];
  const names = readdirSync(folder).filter((name) => name.endsWith('.json'));
  return names.sort().map((name) => join(folder, name));
}

function only(kept: KeptDrift, ids: readonly string[]): KeptDrift {
  return { ...kept, comparisons: kept.comparisons.filter(({ provider }) => ids.includes(provider)) };
}

function read(file: string, network: Wanted['network']): KeptDrift {
  const value = parse(file);
  if (value.network !== network)
    throw refusal(file, `expected the ${network} network, found the ${value.network} network`);
  const { comparedAt, comparisons, drifts, faults } = value;
  return {
    ...{ file: basename(file), at: comparedAt, comparisons },
    ...(faults === undefined ? {} : { faults }),
    ...(drifts === undefined ? {} : { drifts }),
  };
}

function parse(file: string): EnvironmentDrift {
  let value: unknown;
  try {
    value = JSON.parse(readFileSync(file, 'utf8'));
  } catch (error) {
    throw refusal(file, `expected JSON, found: ${error instanceof Error ? error.message : String(error)}`);
  }
  const isDrift = compiledSchema('environment-drift');
  if (isDrift(value)) return value as EnvironmentDrift;
  const [problem] = isDrift.errors ?? [];
  const where = problem?.instancePath ?? '';
  throw refusal(
    file,
    `expected what livegate drift --format json writes; "${where}" ${problem?.message ?? ''}`,
  );
}

function refusal(file: string, message: string): UsageError {
  const hint =
    'Write it anew: livegate drift <provider> --against <environment> --format json --output <file>';
  return new UsageError('option_invalid', `--drift: ${file}: ${message}`, hint);
}
