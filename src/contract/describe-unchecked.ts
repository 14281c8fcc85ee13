import type { Contract } from './contract.ts';
import type { ConfigProblem } from '../util/errors.ts';

/** What a contract says and nothing is held against, one line for each kind, with its first place. */
export function describeUnchecked({ unchecked = [] }: Pick<Contract, 'unchecked'>): readonly string[] {
  const kinds = Map.groupBy(unchecked, ({ found, message }) => `${message}: ${found ?? ''}`);
  return [...kinds].map(([kind, [first, ...others]]) => {
    const near = first?.nearest === undefined ? '' : `, the nearest is ${first.nearest}`;
    const more = others.length === 0 ? '' : `, and ${String(others.length)} more`;
    return `${placeOf(first)} ${kind}${near}${more}`;
  });
}

function placeOf(problem: ConfigProblem | undefined): string {
  const { column, file = '', line } = problem ?? {};
  return [file, line, column].filter((part) => part !== undefined).join(':');
}
