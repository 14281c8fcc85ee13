import type { Change } from '../../model/change.ts';
import type { DriftReport } from '../../model/drift-report.ts';

/** Changes that a reader looks at together. */
export type ChangeGroup = {
  readonly title: string;
  /** Empty: what changed is no operation's. */
  readonly operations: readonly string[];
  readonly changes: readonly Change[];
};

/** Puts together what reaches the same operations; groups and changes stay in the order of the report. */
export function groupChanges(report: DriftReport): readonly ChangeGroup[] {
  const groups = new Map<string, Change[]>();
  const numbers = new Map<unknown, number>();
  for (const change of report.changes) {
    const key = `${numberOf(change.operations, numbers)} ${groupTitle(change, report)}`;
    const group = groups.get(key);
    if (group === undefined) groups.set(key, [change]);
    else group.push(change);
  }
  return [...groups.values()].flatMap((changes) => {
    const [first] = changes;
    return first === undefined
      ? []
      : [{ title: groupTitle(first, report), operations: first.operations, changes }];
  });
}

// Changes share their lists of operations, which may be long: each is read once.
function numberOf(operations: Change['operations'], numbers: Map<unknown, number>): number {
  const known = numbers.get(operations);
  if (known !== undefined) return known;
  const text = JSON.stringify(operations);
  const number = numbers.get(text) ?? numbers.size;
  numbers.set(operations, number).set(text, number);
  return number;
}

const mostNamed = 3;

/** What a change's group is called: the first few operations and how many more, or whatever stands for them. */
export function groupTitle({ operations, path }: Change, report: DriftReport): string {
  if (operations.length === 0) return titleWithout(path, report);
  const named = operations.slice(0, mostNamed).join(', ');
  const more = operations.length - mostNamed;
  return more > 0 ? `${named} and ${more} more` : named;
}

function titleWithout(path: Change['path'], { old: { language } }: DriftReport): string {
  if (language === 'json-schema') return 'the schema';
  // A GraphQL schema has no list of operations: its types are what a reader knows.
  return language === 'graphql' && path[0] !== undefined ? path[0] : 'no operation';
}
