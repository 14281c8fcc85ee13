import { join } from 'node:path';
import type { Contract } from '../../contract/contract.ts';
import type { SchemaDocument } from '../../drift/schema-document.ts';
import type { Usage } from '../../model/usage.ts';
import { removeLeftovers, writeFileAtomic } from '../../util/atomic-file.ts';
import { digestOf } from '../../util/digest.ts';
import { renewUsage } from '../usage/renew-usage.ts';
import type { RenewedUsage } from '../usage/renew-usage.ts';
import { composeBaseline } from './compose-baseline.ts';
import { contractWith } from './contract-with.ts';

/** A contract, the schema that is to take its schema's place, and the use that was recorded of it. */
type Pulled = {
  readonly root: string;
  readonly contract: Contract;
  readonly old: SchemaDocument;
  readonly next: SchemaDocument;
  readonly recorded: Usage | undefined;
};

/** All that a pull writes, ready to be written. */
export type PreparedPull = {
  readonly id: string;
  readonly root: string;
  readonly baseline: { readonly file: string; readonly text: string; readonly lost: readonly string[] };
  readonly usage: (RenewedUsage & { readonly file: string }) | undefined;
  /** What no longer fits the new schema: documents that we send, operations that provider.yaml names. */
  readonly mistakes: string | undefined;
};

/** Makes the new baseline and the use under it. Writes nothing. */
export async function preparePull(pulled: Pulled): Promise<PreparedPull> {
  const { contract, next, old, recorded, root } = pulled;
  const { id, contract: pinned } = contract.provider;
  const { lost, text } = composeBaseline(contract, old, next);
  const after = await contractWith(contract, text);
  const replaced = {
    root,
    old: { contract, schema: old.digest },
    next: { contract: 'contract' in after ? after.contract : undefined, schema: digestOf(Buffer.from(text)) },
  };
  return {
    ...{ id, root, baseline: { file: join('contracts', id, pinned.file), text, lost } },
    usage:
      recorded === undefined
        ? undefined
        : { file: join('contracts', id, 'usage.json'), ...(await renewUsage(recorded, replaced)) },
    mistakes: 'mistakes' in after ? after.mistakes : undefined,
  };
}

/**
 * Writes what was prepared. The use goes first: it names the schema that it speaks of, so between the two writes it is
 * stale and counts as unknown, and the same pull once more finds the other half to do. What a pull that was killed left
 * of its files goes.
 */
export async function writePull({ baseline, id, root, usage }: PreparedPull): Promise<void> {
  for (const file of [baseline.file, join('contracts', id, 'usage.json')])
    await removeLeftovers(join(root, file));
  if (usage?.kind === 'renewed') await writeFileAtomic(join(root, usage.file), usage.text);
  await writeFileAtomic(join(root, baseline.file), baseline.text);
}
