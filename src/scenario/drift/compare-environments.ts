import type { EnvironmentComparison } from '../../model/environment-drift.ts';
import { compareSides } from './compare-sides.ts';
import type { ComparedPair, CompareRequest } from './compare-request.ts';
import type { EnvironmentAccess } from './environment-access.ts';
import { readSide } from './environment-side.ts';
import type { EnvironmentSide } from './environment-side.ts';

/**
 * Holds the environments of one provider against the pinned contract and against each other, or all against one. Each
 * environment is read once. What cannot be read is a comparison that is `unknown`, with the reason.
 */
export async function compareEnvironments(
  request: CompareRequest,
  access: EnvironmentAccess,
): Promise<readonly EnvironmentComparison[]> {
  const { against, environments, pinned } = request;
  const read = (name: string) => readSide(pinned, name, access);
  const sides = await inTurn(environments, read);
  if (against === undefined)
    return [...sides.map((side) => withContract(side, request)), ...withEachOther(sides, request)];
  const other = sides.find(({ name }) => name === against) ?? (await read(against));
  return sides
    .filter(({ name }) => name !== against)
    .map((side) => compareSides({ old: other, new: side }, request));
}

function withContract(side: EnvironmentSide, request: CompareRequest): EnvironmentComparison {
  return compareSides({ old: 'contract', new: side }, request);
}

/** Every environment with those before it: the first is the old side. */
function withEachOther(
  sides: readonly EnvironmentSide[],
  request: CompareRequest,
): readonly EnvironmentComparison[] {
  const pairs = sides.flatMap((side, index) =>
    sides.slice(0, index).map((other): ComparedPair => ({ old: other, new: side })),
  );
  return pairs.map((pair) => compareSides(pair, request));
}

async function inTurn<Item, Result>(
  items: readonly Item[],
  act: (item: Item) => Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = [];
  for (const item of items) results.push(await act(item));
  return results;
}
