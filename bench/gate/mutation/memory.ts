import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const remembers = ['ledger/memory/remember-ledger.test.ts'];
const weakens = ['gate/find-weakened.test.ts'];

/** What a machine remembers of a ledger, and what a checklist may ask less of than its pack. */
export const memoryRemovals: readonly Removal[] = [
  ...removalsOf('ledger/memory/remember-ledger.ts', remembers, [
    ['what is appended is remembered', 'await remember(appended);', ''],
    ['what was added is remembered', 'if (head.size > (seen?.size ?? 0)) await remember(head);', ''],
    ['what was cut is not', 'if (!(await isWhole(remembered)))', 'if (false)'],
    ['none is said', 'if (seen === undefined && head.size > 0) report(unseen);', ''],
    [
      'another root is another ledger',
      'ledger.seen.size === size && ledger.seen.root === root',
      'ledger.seen.size === size',
    ],
  ]),
  ...removalsOf('ledger/memory/raise-memory.ts', remembers, [
    ['it is not lowered', 'if (head.size > size) await', 'await'],
  ]),
  ...removalsOf('ledger/memory/memory-file.ts', remembers, [
    ['a memory says what it is', "more['schema'] === schema && ", ''],
    ['a size is a count', 'isCount(size)', "typeof size === 'number'"],
    ['a root is a text', "&& typeof root === 'string'", ''],
  ]),
  ...removalsOf('ledger/verify-ledger.ts', remembers, [
    ['what was seen counts', 'ledger.seen === undefined ? named : [...named, ledger.seen]', 'named'],
  ]),
  ...removalsOf(
    'cli/gate/state-folder.ts',
    ['cli/gate/state-folder.test.ts'],
    [['a relative folder does not count', 'isAbsolute(home)', "home !== ''"]],
  ),
  ...removalsOf(
    'cli/gate/ledger.ts',
    ['cli/ledger-memory.test.ts'],
    [['a cut ledger gets no checkpoint', 'await requireWhole(ledger, trust);', '']],
  ),
  ...removalsOf(
    'gate/parse-checklist.ts',
    ['gate/parse-checklist.test.ts'],
    [
      ['no fewer runs', 'runs.consecutive < least.consecutive', 'false'],
      ['not in less time', 'durationToMilliseconds(runs.over) < durationToMilliseconds(least.over)', 'false'],
    ],
  ),
  ...removalsOf('gate/find-weakened.ts', weakens, [
    ['longer is weaker', 'own > longest', 'false'],
    ['less left is weaker', 'certificateLeft < atLeast', 'false'],
    ['a deprecated one is weaker', 'if (since === undefined) return [];', 'return [];'],
    ['an environment less is weaker', 'current.every((name) => environments.includes(name))', 'true'],
  ]),
  ...removalsOf('gate/decide.ts', weakens, [
    ['decisions show it', 'return found.length === 0 ? {} : { weakened: found };', 'return {};'],
  ]),
];
