import { dependenciesOf } from './dependencies.ts';
import { possiblePlaces } from './possible-places.ts';
import type { Conjunction, SchemaGraph, SchemaNode } from './schema-graph.ts';
import { settled } from './settled.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';

type Raw = Readonly<Record<string, unknown>>;

const closing = {
  object: {
    keyword: 'unevaluatedProperties',
    // Each speaks about all members that are left, whatever it says of them.
    all: (raw: Raw) => raw['additionalProperties'] !== undefined,
    some: (raw: Raw) => dependenciesOf(raw).schemas.size > 0,
  },
  array: {
    keyword: 'unevaluatedItems',
    all: (raw: Raw) => raw[Array.isArray(raw['items']) ? 'additionalItems' : 'items'] !== undefined,
    // What is contained is evaluated, wherever it is (2020-12 core §10.3.1.3).
    some: (raw: Raw) => raw['contains'] !== undefined,
  },
} as const;

/**
 * Works `unevaluatedProperties` and `unevaluatedItems` in: what nothing in the same place speaks about must fit them.
 * Called with all of that already worked in, but for unions beside them. Where a union, `if` or the like stands in that
 * place, however deep, which values are left depends on which branches fit: then the keyword stays opaque.
 */
export function closeUnevaluated(shape: Shape, node: SchemaNode, raw: Raw, graph: SchemaGraph): Shape {
  return (['object', 'array'] as const).reduce((closed: Shape, type) => {
    const { all, keyword, some } = closing[type];
    const value = raw[keyword];
    if (value === undefined || value === true) return closed;
    const beside = inPlace(node, graph);
    const speaks = (one: Raw): boolean => all(one) || (one !== raw && one[keyword] !== undefined);
    if (beside.some(speaks)) return closed;
    const schema = graph.conjunction([graph.child(node, value, keyword)]);
    const isOpen = beside.some((one) => depends(one) || some(one));
    const opaque = withOpaque({ keyword, at: node, label: namesIn(node, graph), parts: [schema] });
    const rest = withRest(schema);
    // That only some names may be there evaluates none of them.
    const close = (one: Alternative): Alternative => (isOpen || one.additional.forbids ? opaque : rest)(one);
    return closed.flatMap((alternative) =>
      alternative.type === type ? settled(close(alternative), graph) : [alternative],
    );
  }, shape);
}

function depends(raw: Raw): boolean {
  return ['anyOf', 'oneOf', 'if'].some((keyword) => raw[keyword] !== undefined);
}

/** The schema and all that is worked into it, whichever branch fits. */
function inPlace(node: SchemaNode, graph: SchemaGraph): readonly Raw[] {
  const found = new Set([node]);
  // It grows while it is walked.
  for (const one of found) for (const part of graph.inPlace(one).all) found.add(part);
  return [...found].map(({ raw }) => raw).filter((raw) => typeof raw !== 'boolean');
}

function withRest(schema: Conjunction): (alternative: Alternative) => Alternative {
  return (alternative) => ({
    ...alternative,
    ...(alternative.type === 'object' ? { additional: schema } : { rest: schema }),
  });
}

function withOpaque(opaque: Opaque): (alternative: Alternative) => Alternative {
  return (alternative) => ({ ...alternative, opaque: [...alternative.opaque, opaque] });
}

/** All that may be evaluated, whichever branches fit: with another name among it the keyword says something else. */
function namesIn(node: SchemaNode, graph: SchemaGraph): string {
  const names = possiblePlaces([node], graph).flatMap(({ raw }) =>
    typeof raw === 'boolean' ? [] : spokenOf(raw),
  );
  return JSON.stringify([...new Set(names)].sort());
}

function spokenOf(raw: Raw): readonly string[] {
  const named = ['properties', 'patternProperties'].flatMap((keyword) =>
    Object.keys(raw[keyword] ?? {}).map((name) => `${keyword} ${name}`),
  );
  const { prefixItems } = raw;
  return Array.isArray(prefixItems) ? [...named, `prefixItems ${String(prefixItems.length)}`] : named;
}
