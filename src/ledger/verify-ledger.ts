import { canonicalJson } from '../util/canonical-json.ts';
import type { Ledger, LedgerHead } from './ledger.ts';
import { hashLeaf } from './merkle/merkle-hash.ts';
import { createMerkleTree } from './merkle/merkle-tree.ts';

export type LedgerFinding = {
  readonly code:
    /** Has fewer entries than it had. */
    | 'ledger_truncated'
    /** The entries that there were are others now. */
    | 'ledger_rewritten'
    /** Two earlier heads contradict each other: the ledger was shown with two histories. */
    | 'ledger_forked';
  /** Of the earlier head that shows it. */
  readonly size: number;
  readonly expected: string;
  readonly found: string;
};

/**
 * Computes the tree anew from the entries and holds earlier heads against it: those in promotions, those of checkpoints that
 * were verified, and what was seen of this ledger before. No finding means that each of them is a beginning of this ledger. Without earlier heads nothing is
 * shown but that it can be read. Throws a `LedgerError` (`ledger_malformed`) where it cannot.
 */
export async function verifyLedger(
  ledger: Ledger,
  named: readonly LedgerHead[],
): Promise<{ readonly head: LedgerHead; readonly findings: readonly LedgerFinding[] }> {
  const earlier = ledger.seen === undefined ? named : [...named, ledger.seen];
  const sizes = new Set(earlier.map(({ size }) => size));
  const tree = createMerkleTree();
  const root = () => Buffer.from(tree.root()).toString('base64');
  const roots = new Map([[0, root()]]);
  for await (const { entry } of ledger.read()) {
    tree.append(hashLeaf(Buffer.from(canonicalJson(entry))));
    if (sizes.has(tree.size)) roots.set(tree.size, root());
  }
  const head = { size: tree.size, root: root() };
  const changes = earlier.flatMap((one) => changeOf(one, roots.get(one.size), head.size));
  return { head, findings: [...changes, ...forks(earlier)] };
}

function changeOf(earlier: LedgerHead, found: string | undefined, size: number): LedgerFinding[] {
  const at = { size: earlier.size };
  if (found === undefined)
    return [
      {
        code: 'ledger_truncated',
        ...at,
        expected: `at least ${earlier.size} entries`,
        found: `${size} entries`,
      },
    ];
  if (found === earlier.root) return [];
  return [{ code: 'ledger_rewritten', ...at, expected: `root ${earlier.root}`, found: `root ${found}` }];
}

function forks(earlier: readonly LedgerHead[]): LedgerFinding[] {
  return [...Map.groupBy(earlier, ({ size }) => size)].flatMap(([size, heads]) => {
    const roots = [...new Set(heads.map(({ root }) => root))];
    if (roots.length < 2) return [];
    const found = roots.map((root) => `root ${root}`).join(' and ');
    return [{ code: 'ledger_forked' as const, size, expected: 'one root', found }];
  });
}
