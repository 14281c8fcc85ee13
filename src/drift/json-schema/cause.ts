import type { Proof } from '../difference.ts';
import { digestOf } from '../../util/digest.ts';
import { nearestTouch } from '../usage/touch.ts';
import type { Touch } from '../usage/touch.ts';
import { unite } from './bit-set.ts';
import type { BitSet } from './bit-set.ts';
import { placeOf } from './place-of.ts';
import type { SchemaNode } from './schema-graph.ts';
import type { Visit } from './visit.ts';

/** One difference between two schemas, before it is told what all it reaches. */
export type Cause = {
  readonly rule: string;
  readonly reason: string;
  /** Whether unions make up for it wherever it is reached. */
  readonly covered: boolean;
  readonly nodes: { readonly old?: SchemaNode; readonly new?: SchemaNode };
  /** The member that it is about. */
  readonly subject?: string;
  readonly oldValue: unknown;
  readonly newValue: unknown;
  readonly visit: Visit;
  /** A bit for each position that leads here. */
  readonly reach: BitSet;
  /** How near our use comes to it; absent where no use is known. */
  readonly touch?: Touch;
  readonly prove: (position: string) => Proof;
};

const longestText = 4000;
// All keys are held at once.
const longestKey = 500;

/**
 * Joins what has one cause: the same schemas, reached in several ways or by several alternatives, and equal schemas that
 * are written out in several places under the same name.
 */
export function joinCauses(causes: readonly Cause[]): readonly Cause[] {
  const byKey = new Map<string, Cause>();
  const texts = new Map<SchemaNode, string>();
  for (const next of causes) {
    const key = keyOf(next, texts);
    const known = byKey.get(key);
    byKey.set(key, known === undefined ? next : join(known, next));
  }
  return [...byKey.values()];
}

function keyOf(
  { newValue, nodes, oldValue, rule, subject, visit }: Cause,
  texts: Map<SchemaNode, string>,
): string {
  const schemas = [nodes.old, nodes.new].map((node) => (node === undefined ? '' : textOf(node, texts)));
  const step = visit.arrival?.step;
  const key = JSON.stringify([rule, subject ?? step, oldValue, newValue, ...schemas]);
  return key.length > longestKey ? digestOf(key) : key;
}

// Schemas too long to be compared as text have the same cause only if they are the same place.
function textOf(node: SchemaNode, texts: Map<SchemaNode, string>): string {
  const known = texts.get(node);
  if (known !== undefined) return known;
  const written = JSON.stringify(node.raw);
  const text = written.length > longestText ? placeOf(node) : written;
  texts.set(node, text);
  return text;
}

function join(left: Cause, right: Cause): Cause {
  // What counts at one place counts, even if unions make up for it at another.
  const worse = left.covered && !right.covered ? right : left;
  const reach = unite(left.reach, right.reach);
  if (left.touch === undefined || right.touch === undefined) return { ...worse, reach };
  return { ...worse, reach, touch: nearestTouch([left.touch, right.touch]) };
}
