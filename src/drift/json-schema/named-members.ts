import { fitsText } from './fits-text.ts';
import { isOpen, memberOf } from './intersect.ts';
import { firstPlace } from './place-of.ts';
import type { Conjunction, SchemaGraph } from './schema-graph.ts';
import { settled } from './settled.ts';
import type { Alternative, Opaque, Shape } from './shape.ts';

/**
 * What of a shape is left under `propertyNames`; `asked`: of the names, undefined where that is not known. Where those that
 * fit can be listed, by the keyword itself or because no others may be there, the object is a closed one of them; else the
 * keyword stays opaque.
 */
export function nameMembers(
  shape: Shape,
  asked: Shape | undefined,
  keyword: Opaque,
  graph: SchemaGraph,
): Shape {
  const texts = (asked ?? []).filter(({ type }) => type === 'string');
  if (texts.some(isOpen)) return shape;
  const isKnown = ({ isPartial, opaque }: Alternative): boolean => isPartial !== true && opaque.length === 0;
  const isRead = asked !== undefined && texts.every(isKnown);
  return shape.flatMap((alternative): Shape => {
    if (alternative.type !== 'object') return [alternative];
    const names = isRead ? (listedIn(texts) ?? declaredIn(alternative)) : undefined;
    if (names === undefined || !graph.budget.take('steps', names.length, () => firstPlace([keyword.at])))
      return [{ ...alternative, opaque: [...alternative.opaque, keyword] }];
    const fitting = names.filter((name) => texts.some((text) => fitsName(text, name)));
    return closed(alternative, fitting, keyword, graph);
  });
}

function listedIn(texts: Shape): readonly string[] | undefined {
  const isListed = texts.every(({ values }) => values !== undefined);
  return isListed ? texts.flatMap(({ values }) => values?.value as readonly string[]) : undefined;
}

function fitsName(text: Alternative, name: string): boolean {
  return (text.values?.value.includes(name) ?? true) && fitsText(text, name);
}

function declaredIn({
  additional,
  patternProperties,
  properties,
}: Alternative): readonly string[] | undefined {
  return additional.forbids && patternProperties.size === 0 ? [...properties.keys()] : undefined;
}

function closed(
  alternative: Alternative,
  names: readonly string[],
  { at }: Opaque,
  graph: SchemaGraph,
): Shape {
  const members = names.map((name) => [name, memberOf(alternative, name, graph)] as const);
  const properties = new Map(members.filter(([, { forbids }]) => !forbids));
  const whole = {
    ...alternative,
    properties,
    hidden: new Map([...alternative.hidden].filter(([name]) => properties.has(name))),
    patternProperties: new Map<string, Conjunction>(),
    additional: graph.conjunction([graph.child(at, false, 'propertyNames')]),
  };
  return settled(whole, graph);
}
