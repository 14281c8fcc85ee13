import type { Witness } from '../../model/change.ts';
import { fits } from './admits.ts';
import { judgeValue } from './check-value.ts';
import type { Containment } from './containment.ts';
import type { Lowering } from './lower.ts';
import { sidesOf } from './pair.ts';
import type { Orientation, Pair } from './pair.ts';
import type { Hidden } from './hidden-schema.ts';
import { Sampler } from './sampler.ts';
import type { SchemaNode } from './schema-graph.ts';

/** A place whose two schemas are held to be compatible, and values that the documents give as examples of it. */
export type Target = { readonly name: string; readonly pair: Pair; readonly examples: readonly unknown[] };

/** What a place was attacked with successfully. */
export type Breach = { readonly target: Target; readonly witness: Witness };

type Attack = {
  readonly orientation: Orientation;
  readonly sides: { readonly old: Lowering; readonly new: Lowering };
  readonly hidden: Hidden;
  readonly containment: Containment;
  /** How many values are made and tried, over all places; examples come on top. */
  readonly values: number;
};

const mostExamples = 32;

// Compiling a schema for one value costs Ajv some milliseconds.
const judgedInAnyCase = 32;

/**
 * Attacks the verdict that nothing is refused: values of the one side, made from its schema and taken from the examples
 * of both documents, must be accepted by the other side. What livegate itself reads as refused is put to Ajv, and every
 * thirty-second of the other values too; the first value that Ajv refuses is the breach of its place. Places that stand the same
 * in both documents are not attacked.
 */
export function attackVerdicts(targets: readonly Target[], attack: Attack): readonly Breach[] {
  const held = joined(targets).filter(
    ({ pair }) => !pair.identical && attack.containment.holds(pair, attack.orientation),
  );
  const breaches = new Map<Pair, Breach>();
  const strike = (target: Target, value: unknown, surely: boolean): void => {
    if (breaches.has(target.pair) || !(surely || looksRefused(target, value, attack))) return;
    const witness = witnessOf(target, value, attack);
    if (witness !== undefined) breaches.set(target.pair, { target, witness });
  };
  for (const target of held) for (const value of given(target, attack)) strike(target, value, false);
  let count = 0;
  for (const [target, value] of samples(held, attack))
    strike(target, value, (count += 1) % judgedInAnyCase === 0);
  return [...breaches.values()];
}

// One body of many operations is attacked once.
function joined(targets: readonly Target[]): readonly Target[] {
  const found = new Map<Pair, Target>();
  for (const target of targets) {
    const known = found.get(target.pair);
    const examples = [...(known?.examples ?? []), ...target.examples];
    found.set(target.pair, { ...(known ?? target), examples });
  }
  return [...found.values()];
}

// What the schemas themselves give as examples counts as much as what stands beside them.
function given({ examples, pair }: Target, { sides }: Attack): readonly unknown[] {
  const own = [...inside(pair.old.nodes, sides.old), ...inside(pair.new.nodes, sides.new)];
  return [...examples, ...own].slice(0, mostExamples);
}

function inside(nodes: readonly SchemaNode[], { graph }: Lowering): readonly unknown[] {
  return nodes
    .flatMap((node) => [node, ...graph.inPlace(node).all])
    .flatMap(({ raw }) => {
      if (typeof raw === 'boolean') return [];
      const list = Array.isArray(raw['examples']) ? (raw['examples'] as readonly unknown[]) : [];
      return Object.hasOwn(raw, 'example') ? [raw['example'], ...list] : list;
    });
}

/** Values in turns: one for each place, then another one for each. */
function* samples(targets: readonly Target[], attack: Attack): Iterable<readonly [Target, unknown]> {
  const { orientation, sides, values } = attack;
  const [side] = sidesOf(orientation);
  const sampler = new Sampler(sides[side]);
  let left = values;
  for (let turn = 0; turn < values && targets.length > 0; turn += 1)
    for (const target of targets) {
      if ((left -= 1) < 0) return;
      const shape = sides[side].shape(target.pair[side]);
      const alternative = shape[turn % Math.max(1, shape.length)];
      if (alternative !== undefined) yield [target, sampler.tweaked(alternative, { turn: turn + 1 })];
    }
}

function looksRefused({ pair }: Target, value: unknown, { orientation, sides }: Attack): boolean {
  const [sub, sup] = sidesOf(orientation);
  return fits(pair[sub], value, sides[sub]) && !fits(pair[sup], value, sides[sup]);
}

function witnessOf(
  { name, pair }: Target,
  value: unknown,
  { hidden, orientation, sides }: Attack,
): Witness | undefined {
  if (value === undefined) return undefined;
  const [acceptedBy, refusedBy] = sidesOf(orientation);
  if (!('fits' in judgeValue(pair[acceptedBy], sides[acceptedBy].graph, value, hidden))) return undefined;
  const judged = judgeValue(pair[refusedBy], sides[refusedBy].graph, value, hidden);
  if (!('refusal' in judged)) return undefined;
  return { kind: 'value', acceptedBy, refusedBy, refusal: judged.refusal, position: name, value };
}
