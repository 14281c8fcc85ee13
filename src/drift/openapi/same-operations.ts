import type { Side } from '../json-schema/pair.ts';
import { sameValue } from '../json-schema/same-value.ts';
import type { SchemaNode } from '../json-schema/schema-graph.ts';
import { Unchanged } from '../json-schema/unchanged.ts';
import type { Further } from '../json-schema/unchanged.ts';
import { leadsElsewhere } from './comparable-link.ts';
import { haveChildren, implicitChildren } from './implicit-children.ts';
import { isOpenApi32 } from './is-openapi-32.ts';
import type { Located, OpenApiReader } from './located.ts';
import type { OperationEntry } from './operations.ts';

type Readers = Readonly<Record<Side, OpenApiReader>>;

/**
 * Whether two operations need no comparison: word for word the same, with all that they lead to, by references and by
 * discriminators. `unchanged`: what is the same by references, of which more is asked later on.
 */
export function sameOperations(
  readers: Readers,
  unchanged: Unchanged,
): (old: OperationEntry, next: OperationEntry) => boolean {
  const [{ graph: old, root }, { graph: next, root: other }] = [readers.old, readers.new];
  const isReadAlike = old.dialect === next.dialect && isOpenApi32(readers.old) === isOpenApi32(readers.new);
  if (!isReadAlike || !sameValue(root.raw['security'], other.raw['security'])) return () => false;
  const further = { old: childrenIn(readers.old), new: childrenIn(readers.new) };
  const whole = haveChildren(readers) ? new Unchanged(old, next, further) : unchanged;
  return (one, two) => one.path === two.path && isSame(one, two, readers, whole);
}

function isSame(old: OperationEntry, next: OperationEntry, readers: Readers, whole: Unchanged): boolean {
  const [left, right] = [parametersOf(readers.old, old), parametersOf(readers.new, next)];
  return (
    left.length === right.length &&
    left.every((node, index) => isSameNode(node, right[index], whole)) &&
    whole.sameNode(readers.old.node(old.operation), readers.new.node(next.operation)) &&
    !leadsElsewhere(readers.old, readers.new, old.operation)
  );
}

function isSameNode(one: SchemaNode | undefined, two: SchemaNode | undefined, whole: Unchanged): boolean {
  return one === undefined || two === undefined ? one === two : whole.sameNode(one, two);
}

// As one node each, though it is no schema: word for word the same is all that is asked.
function parametersOf(
  reader: OpenApiReader,
  { pathItems }: OperationEntry,
): readonly (SchemaNode | undefined)[] {
  return pathItems.map((item) => reader.schema(item, 'parameters'));
}

const none: ReadonlyMap<string, SchemaNode> = new Map();

function childrenIn(reader: OpenApiReader): Further {
  // One value of a document may stand at several places, in YAML.
  const parents = new Map<unknown, Map<string, Located>>();
  for (const [place, { children, raw }] of implicitChildren(reader)) {
    const all = parents.get(raw) ?? new Map<string, Located>();
    for (const [tag, child] of children) all.set(`${place} ${tag}`, child);
    parents.set(raw, all);
  }
  // What is asked for counts as looked into: so each child is asked for where it is needed, and not before.
  return ({ raw }) => {
    const all = parents.get(raw);
    return all === undefined ? none : new Map([...all].map(([name, child]) => [name, reader.node(child)]));
  };
}
