import { isObject } from '../../contract/schema/json-schema.ts';
import { omit } from '../../util/omit.ts';
import { sunsetKeyword, sunsetMove, sunsetTime } from '../announced/sunset-time.ts';
import { annotationKind, isShownOnly } from './annotation.ts';
import type { AnnotationKind } from './annotation.ts';
import { comparableDiscriminators } from './comparable-discriminators.ts';
import { formatOfContent } from './content-format.ts';
import { explicitMapping } from './explicit-mapping.ts';
import { sameValue } from './same-value.ts';
import type { Pair, Side } from './pair.ts';
import type { SchemaGraph, SchemaNode } from './schema-graph.ts';
import { limitNames } from './shape.ts';

/** Words about a schema that changed, and accept or refuse nothing by themselves. */
export type AnnotationChange = {
  readonly kind: AnnotationKind;
  readonly keyword: string;
  readonly at: { readonly old?: SchemaNode; readonly new?: SchemaNode };
  readonly value: { readonly old?: unknown; readonly new?: unknown };
  /** Of a deprecation that came: whether a day on which it ends is announced. */
  readonly dated?: boolean;
};

/** Lists values and says that there may be others: each of them is said by itself. */
const extensibleEnum = 'x-extensible-enum';

const judged = new Set([
  ...['type', 'enum', 'const', 'format', 'pattern', 'multipleOf', 'uniqueItems', 'nullable', 'required'],
  ...limitNames,
  ...['properties', 'patternProperties', 'additionalProperties', 'propertyNames'],
  ...[
    'items',
    'prefixItems',
    'additionalItems',
    'contains',
    'minContains',
    'maxContains',
    'unevaluatedItems',
  ],
  ...[
    'allOf',
    'anyOf',
    'oneOf',
    'not',
    'if',
    'then',
    'else',
    'dependentSchemas',
    'dependentRequired',
    'dependencies',
  ],
  ...['unevaluatedProperties', '$ref', '$dynamicRef', '$defs', 'definitions', '$vocabulary'],
  ...['$id', '$anchor', '$dynamicAnchor'],
]);

/** What is said by the schemas of a pair, and by those that are worked into them: `$ref`, `allOf`, `anyOf`, `oneOf`. */
export class Annotations {
  readonly graph: SchemaGraph;
  readonly #said = new Map<SchemaNode, readonly Said[]>();

  constructor(graph: SchemaGraph) {
    this.graph = graph;
  }

  of(nodes: readonly SchemaNode[]): ReadonlyMap<string, readonly Said[]> {
    const said = new Map<string, Said[]>();
    for (const at of this.#inPlace(nodes))
      for (const one of this.#own(at)) {
        const known = said.get(one.keyword) ?? [];
        if (!known.some(({ value }) => sameValue(value, one.value))) known.push(one);
        said.set(one.keyword, known);
      }
    return said;
  }

  /** Whether schemas say by a format what a word about content says. */
  hasFormat({ keyword, value }: Said, nodes: readonly SchemaNode[]): boolean {
    const format = formatOfContent(keyword, value);
    if (format === undefined) return false;
    return [...this.#inPlace(nodes)].some(({ raw }) => typeof raw !== 'boolean' && raw['format'] === format);
  }

  #inPlace(nodes: readonly SchemaNode[]): ReadonlySet<SchemaNode> {
    const reached = new Set(nodes);
    // A set gives what is added while it is gone through.
    for (const at of reached) {
      const { all, any } = this.graph.inPlace(at);
      for (const part of [...all, ...any.flat()]) reached.add(part);
    }
    return reached;
  }

  #own(at: SchemaNode): readonly Said[] {
    const known = this.#said.get(at);
    if (known !== undefined) return known;
    const entries = typeof at.raw === 'boolean' ? [] : Object.entries(at.raw);
    const said = entries
      .filter(([keyword, value]) => !judged.has(keyword) || isShownOnly(keyword, value))
      .filter(([keyword, value]) => value !== idle(keyword))
      .flatMap(([keyword, value]) =>
        valuesOf(keyword, value, at).map((one) => ({ keyword, value: one, at })),
      );
    this.#said.set(at, said);
    return said;
  }
}

function valuesOf(keyword: string, value: unknown, at: SchemaNode): readonly unknown[] {
  if (keyword === extensibleEnum) return [value].flat();
  return keyword === 'xml' && isObject(value) ? plainXml(value, at) : [value];
}

// The one example of 3.0 is a list of one from 3.1 on (OpenAPI 3.1, Schema Object).
function isExample({ keyword, value }: Said, others: ReadonlyMap<string, readonly Said[]>): boolean {
  const hasSame = (name: string, isSame: (one: unknown) => boolean): boolean =>
    (others.get(name) ?? []).some((one) => isSame(one.value));
  if (keyword === 'example') return hasSame('examples', (list) => sameValue(list, [value]));
  return keyword === 'examples' && hasSame('example', (one) => sameValue([one], value));
}

// What OpenAPI 3.1 says in two flags is one word from 3.2 on (OpenAPI 3.2, XML Object); of no list there is no wrapping.
function plainXml({ attribute, wrapped, ...rest }: XmlWords, { raw }: SchemaNode): readonly unknown[] {
  const isList = typeof raw !== 'boolean' && raw['type'] === 'array';
  const nodeType =
    attribute === true ? 'attribute' : wrapped === true && isList ? 'element' : rest['nodeType'];
  const isIdle = nodeType === undefined || nodeType === (isList ? 'none' : 'element');
  const said = isIdle ? omit(rest, 'nodeType') : { ...rest, nodeType };
  return Object.keys(said).length === 0 ? [] : [said];
}

type XmlWords = Readonly<Record<string, unknown>>;

type Both = { readonly old: Annotations; readonly new: Annotations };

/** The annotations that differ between the two schemas of a pair, whichever of its schemas says them. */
export function annotationChanges(pair: Pair, annotations: Both): readonly AnnotationChange[] {
  const [old, next] = [annotations.old.of(pair.old.nodes), annotations.new.of(pair.new.nodes)];
  const keywords = [...new Set([...old.keys(), ...next.keys()])].sort();
  return keywords.flatMap((keyword): readonly AnnotationChange[] => {
    const [was, is] = comparable(keyword, old.get(keyword) ?? [], next.get(keyword) ?? [], annotations);
    const [gone, came] = [
      without(was, is).filter(
        (one) => !annotations.new.hasFormat(one, pair.new.nodes) && !isExample(one, next),
      ),
      without(is, was).filter(
        (one) => !annotations.old.hasFormat(one, pair.old.nodes) && !isExample(one, old),
      ),
    ];
    if (keyword === extensibleEnum && old.has(keyword) && next.has(keyword))
      return [
        ...gone.map((one) => ({
          ...change(keyword, one, undefined, pair),
          kind: 'extensible-enum' as const,
        })),
        ...came.map((one) => ({
          ...change(keyword, undefined, one, pair),
          kind: 'extensible-enum' as const,
        })),
      ];
    const length = Math.max(gone.length, came.length);
    const changes = Array.from({ length }, (_, index) => change(keyword, gone[index], came[index], pair));
    return changes.flatMap((one) => (keyword === sunsetKeyword ? sunsetChange(one) : [withDay(one, next)]));
  });
}

type Lists = readonly [old: readonly Said[], next: readonly Said[]];

function comparable(keyword: string, ...[old, next, { new: is, old: was }]: [...Lists, Both]): Lists {
  const [[one, ...ones], [other, ...others]] = [old, next];
  const isSingle = one !== undefined && other !== undefined && ones.length + others.length === 0;
  if (keyword !== 'discriminator') return [old, next];
  const named = (said: Said): Said => ({ ...said, value: explicitMapping(said.value) });
  if (!isSingle) return [old.map(named), next.map(named)];
  const said = comparableDiscriminators(one, other, { old: was.graph, new: is.graph });
  return [[{ ...one, value: said.old }], [{ ...other, value: said.new }]];
}

// The same moment in another spelling is none; what cannot be read is a keyword like any other.
function sunsetChange(one: AnnotationChange): readonly AnnotationChange[] {
  if (sunsetMove(one.value.old, one.value.new) !== undefined) return [one];
  return sunsetTime(one.value.old) === undefined ? [{ ...one, kind: 'extension' }] : [];
}

function withDay(one: AnnotationChange, said: ReadonlyMap<string, readonly Said[]>): AnnotationChange {
  if (one.kind !== 'deprecated') return one;
  const dated = (said.get(sunsetKeyword) ?? []).some(({ value }) => sunsetTime(value) !== undefined);
  return { ...one, dated };
}

function without(said: readonly Said[], others: readonly Said[]): readonly Said[] {
  return said.filter(({ value }) => !others.some((other) => sameValue(value, other.value)));
}

function change(keyword: string, was: Said | undefined, is: Said | undefined, pair: Pair): AnnotationChange {
  return {
    kind: keyword === 'format' ? 'documentation' : (annotationKind(keyword) ?? 'extension'),
    keyword,
    at: {
      ...place('old', was?.at ?? pair.old.nodes[0]),
      ...place('new', is?.at ?? pair.new.nodes[0]),
    },
    value: {
      ...(was === undefined ? {} : { old: was.value }),
      ...(is === undefined ? {} : { new: is.value }),
    },
  };
}

function place(
  side: Side,
  node: SchemaNode | undefined,
): { readonly old?: SchemaNode; readonly new?: SchemaNode } {
  return node === undefined ? {} : { [side]: node };
}

// What a keyword means where it is left out.
function idle(keyword: string): unknown {
  return ['deprecated', 'readOnly', 'writeOnly'].includes(keyword) ? false : undefined;
}

type Said = { readonly keyword: string; readonly value: unknown; readonly at: SchemaNode };
