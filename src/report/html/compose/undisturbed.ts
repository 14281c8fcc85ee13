import type { RunRecord } from '../../../model/run-record.ts';
import { givenOf } from '../../given-of.ts';

/** The runs in which nothing was made to go wrong; all of them where there is no such run. Pure. */
export function undisturbed<Run extends { readonly record: RunRecord }>(
  runs: readonly Run[],
): readonly Run[] {
  const plain = runs.filter(({ record }) => givenOf(record).length === 0);
  return plain.length === 0 ? runs : plain;
}
