import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { isDeepStrictEqual } from 'node:util';
import type { Contract } from '../../contract/contract.ts';
import type { Usage, UsageSource } from '../../model/usage.ts';
import type { Digest } from '../../util/digest.ts';
import { LivegateError } from '../../util/errors.ts';
import { buildUsage, usageText } from './build-usage.ts';
import type { WantedUsage } from './build-usage.ts';
import { findRun } from './find-run.ts';

/** What comes of a recorded use when the schema under it is replaced. */
export type RenewedUsage =
  | { readonly kind: 'renewed'; readonly text: string; readonly notes: readonly string[] }
  /** It speaks of the new schema already: a pull was interrupted after it had written it. */
  | { readonly kind: 'current' }
  /** It cannot honestly be told under the new schema. */
  | { readonly kind: 'stale'; readonly why: string };

/** The two contracts: `next` is not written yet, and undefined where it has mistakes. */
export type Replaced = {
  readonly root: string;
  readonly old: { readonly contract: Contract; readonly schema: string };
  readonly next: { readonly contract: Contract | undefined; readonly schema: Digest };
};

/**
 * The recorded use, told once more under another schema, from the very sources that it was recorded from: the run's
 * exchanges and reads, HAR files, documents. Where one is gone or is another one by now nothing is made of it.
 */
export async function renewUsage(recorded: Usage, { next, old, root }: Replaced): Promise<RenewedUsage> {
  const { contract, sources } = recorded;
  if (contract.schema === next.schema) return { kind: 'current' };
  if (contract.schema !== old.schema) return stale('it was recorded under another schema already');
  if (next.contract === undefined) return stale('the contract has mistakes under the new schema');
  const run = sources.find((source) => source.kind === 'run');
  if (run !== undefined && !existsSync(join(root, 'reports/runs', run.id)))
    return stale(`run ${run.id}, which it was recorded from, is not in reports/runs`);
  try {
    const target = { contract: next.contract, schemaDigest: next.schema, judged: old.contract };
    const found = await buildUsage(target, wantedFrom(root, sources));
    if (found === undefined) return stale('nothing of it is left under the new schema');
    const { notes, usage } = found;
    const other = sources.find((one) => !usage.sources.some((again) => isDeepStrictEqual(again, one)));
    if (other !== undefined) return stale(`${nameOf(other)} is not what it was recorded from`);
    return { kind: 'renewed', notes, text: usageText(usage) };
  } catch (error) {
    if (!(error instanceof LivegateError)) throw error;
    return stale(error.message);
  }
}

function stale(why: string): RenewedUsage {
  return { kind: 'stale', why };
}

function wantedFrom(root: string, sources: readonly UsageSource[]): WantedUsage {
  const run = sources.find((source) => source.kind === 'run');
  const files = (kind: 'har' | 'documents') =>
    sources.flatMap((source) => (source.kind === kind ? [source.file] : []));
  return {
    run: run === undefined ? undefined : findRun(root, run.id),
    har: files('har'),
    documents: files('documents'),
  };
}

function nameOf(source: UsageSource): string {
  return source.kind === 'run' ? source.id : source.file;
}
