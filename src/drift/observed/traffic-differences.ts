import type { Difference } from '../difference.ts';
import { enough } from './compare-shape.ts';
import type { ObservableOperation } from './observed-differences.ts';
import type { ObservedShape } from './observed-shape.ts';
import type { ObservedUse } from './observed-use.ts';
import type { ObservedStatus } from './observed-traffic.ts';

/** One difference between what two environments were seen to answer. */
type Disparity = { readonly rule: string; readonly path: readonly string[]; readonly reason: string };

/** The answers of one operation in two environments, by their names. */
export type TrafficPair = {
  readonly old: { readonly name: string; readonly statuses: readonly ObservedStatus[] };
  readonly new: { readonly name: string; readonly statuses: readonly ObservedStatus[] };
  readonly used?: ObservedUse;
};

/**
 * What two environments were seen to answer differently to one operation. Nothing of it is proved to break: two runs may
 * differ by their data alone. Nothing is said of an operation that only one of them was asked.
 */
export function trafficDifferences(operation: ObservableOperation, pair: TrafficPair): readonly Difference[] {
  if (pair.old.statuses.length === 0 || pair.new.statuses.length === 0) return [];
  const shared = pair.old.statuses.flatMap((before) => {
    const after = pair.new.statuses.find(({ status }) => status === before.status);
    if (after === undefined) return [];
    return shapeDisparities(before.shape, after.shape, pair, [String(before.status)]);
  });
  return [...successDisparities(pair), ...shared].map(({ path, reason, rule }) => ({
    ...touched(operation, path, pair),
    rule,
    direction: 'response',
    path: [operation.label, ...path],
    operations: [operation.label],
    reason,
    newValue: [operation.id, ...path],
    prove: () => ({ stoppedBy: 'the answers of two environments may differ by their data alone' }),
  }));
}

function touched(
  operation: ObservableOperation,
  [status, ...path]: readonly string[],
  { used }: TrafficPair,
): Pick<Difference, 'touch'> {
  if (used === undefined) return {};
  const touch =
    status === undefined
      ? used.touch(operation, undefined, {})
      : used.touch(operation, Number(status), { path });
  return { touch };
}

function successDisparities(pair: TrafficPair): readonly Disparity[] {
  const succeeds = ({ statuses }: TrafficPair['old']) => statuses.some(({ status }) => status < 300);
  if (succeeds(pair.old) === succeeds(pair.new)) return [];
  const [one, other] = succeeds(pair.old) ? [pair.old, pair.new] : [pair.new, pair.old];
  const failed = other.statuses.map(({ status }) => status).join(', ');
  const reason = `succeeded in ${one.name}; in ${other.name} it was answered ${failed} only`;
  return [{ rule: 'observed-success-in-one-only', path: [], reason }];
}

function shapeDisparities(
  before: ObservedShape,
  after: ObservedShape,
  pair: TrafficPair,
  path: readonly string[],
): readonly Disparity[] {
  const names = new Set([...before.members.keys(), ...after.members.keys()]);
  const members = [...names].flatMap((name) => {
    const [one, other] = [before.members.get(name), after.members.get(name)];
    return one === undefined || other === undefined
      ? absence(name, before, after, pair, path)
      : shapeDisparities(one, other, pair, [...path, name]);
  });
  const items =
    before.items === undefined || after.items === undefined
      ? []
      : shapeDisparities(before.items, after.items, pair, [...path, '*']);
  return [...typeDisparities(before, after, pair, path), ...members, ...items];
}

function typeDisparities(
  before: ObservedShape,
  after: ObservedShape,
  pair: TrafficPair,
  path: readonly string[],
): readonly Disparity[] {
  const [one, other] = [typesOf(before), typesOf(after)];
  const foreign = one.size > 0 && other.size > 0 && one.symmetricDifference(other).size > 0;
  const words = (types: ReadonlySet<string>) => [...types].sort().join(' or ');
  const reason = `${words(one)} in ${pair.old.name}, ${words(other)} in ${pair.new.name}`;
  const differ = foreign ? [{ rule: 'observed-types-differ', path, reason }] : [];
  return [...differ, ...nullDisparity(before, after, pair, path)];
}

/** JSON types but null; a whole number is a number that happens to be whole. */
function typesOf({ types }: ObservedShape): ReadonlySet<string> {
  const named = [...types.keys()].filter((type) => type !== 'null' && type !== 'hidden');
  return new Set(named.map((type) => (type === 'integer' ? 'number' : type)));
}

function nullDisparity(
  before: ObservedShape,
  after: ObservedShape,
  { new: next, old }: TrafficPair,
  path: readonly string[],
): readonly Disparity[] {
  const [one, other] = [before.types.get('null') ?? 0, after.types.get('null') ?? 0];
  if (one > 0 === other > 0) return [];
  const [name, count, of, never] =
    one > 0 ? [old.name, one, before.count, after.count] : [next.name, other, after.count, before.count];
  if (never < enough) return [];
  const reason = `null in ${count} of ${of} values in ${name}, and in none of ${never} in the other`;
  return [{ rule: 'observed-null-in-one-only', path, reason }];
}

function absence(
  name: string,
  before: ObservedShape,
  after: ObservedShape,
  { new: next, old }: TrafficPair,
  path: readonly string[],
): readonly Disparity[] {
  const [one, other] = [before.types.get('object') ?? 0, after.types.get('object') ?? 0];
  if (one < enough || other < enough) return [];
  const isOld = before.members.has(name);
  const count = (isOld ? before : after).members.get(name)?.count ?? 0;
  if (count < enough) return [];
  const [here, there, of, never] = isOld
    ? [old.name, next.name, one, other]
    : [next.name, old.name, other, one];
  const reason = `in ${count} of ${of} objects in ${here}, in none of ${never} in ${there}`;
  return [{ rule: 'observed-in-one-only', path: [...path, name], reason }];
}
