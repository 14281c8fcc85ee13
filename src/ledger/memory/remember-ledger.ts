import type { Ledger, LedgerHead } from '../ledger.ts';
import { verifyLedger } from '../verify-ledger.ts';
import { memoryFile, readMemory } from './memory-file.ts';
import { raiseMemory } from './raise-memory.ts';

export type MemoryOptions = {
  /** What tells this ledger from the others of this machine: its path. */
  readonly name: string;
  /** Outside the repository: who changes the ledger should not change this with it. */
  readonly folder: string;
  /** Told what should not go unsaid. */
  readonly report: (notice: string) => void;
};

/**
 * The same ledger, with the greatest head that this machine has seen of it as `seen`: one whose end was cut off, which nothing
 * in it shows, is found out by `verifyLedger`. What is appended or was added is remembered; a ledger that was cut or
 * rewritten never is. Where there is no memory, or none can be kept, it says so and goes on.
 */
export async function rememberLedger(
  ledger: Ledger,
  { folder, name, report }: MemoryOptions,
): Promise<Ledger> {
  const file = memoryFile(folder, name);
  const reportFailure = (error: unknown) => {
    report(`what this machine sees of the ledger is not kept: ${(error as Error).message}`);
    return undefined;
  };
  const memory = await readMemory(file).then((seen) => ({ seen }), reportFailure);
  if (memory === undefined) return ledger;
  const { seen } = memory;
  const remembered = seen === undefined ? ledger : { ...ledger, seen };
  if (!(await isWhole(remembered))) {
    report(cutNotice(seen, file));
    return remembered;
  }
  const head = await ledger.head();
  if (seen === undefined && head.size > 0) report(unseen);
  const remember = (greater: LedgerHead) => raiseMemory(file, name, greater).catch(reportFailure);
  if (head.size > (seen?.size ?? 0)) await remember(head);
  return {
    ...remembered,
    async append(entry, options) {
      const appended = await ledger.append(entry, options);
      await remember(appended);
      return appended;
    },
  };
}

const unseen = 'this machine has not seen this ledger before: that its end was cut off would not show';

function cutNotice(seen: LedgerHead | undefined, file: string): string {
  return `this machine saw ${seen?.size ?? 0} entries of this ledger, and they are not there any more: bring them back (git pull). Where it was meant, delete ${file}`;
}

async function isWhole(ledger: Ledger): Promise<boolean> {
  const { root, size } = await ledger.head();
  if (ledger.seen === undefined || (ledger.seen.size === size && ledger.seen.root === root)) return true;
  return (await verifyLedger(ledger, [])).findings.length === 0;
}
