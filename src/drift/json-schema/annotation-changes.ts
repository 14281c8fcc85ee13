import { sameValue } from './same-value.ts';
import type { Pair } from './pair-graph.ts';
import type { SchemaNode } from './schema-graph.ts';

/** Words about a schema that changed, and accept or refuse nothing by themselves. */
export type AnnotationChange = {
  readonly kind:
    | 'documentation'
    | 'deprecated'
    | 'default'
    | 'discriminator'
    | 'read-only'
    | 'write-only'
    | 'content'
    | 'extension';
  readonly keyword: string;
  readonly at: { readonly old?: SchemaNode; readonly new?: SchemaNode };
  readonly value: { readonly old?: unknown; readonly new?: unknown };
};

const kinds: Readonly<Record<string, AnnotationChange['kind']>> = {
  title: 'documentation',
  description: 'documentation',
  summary: 'documentation',
  example: 'documentation',
  examples: 'documentation',
  externalDocs: 'documentation',
  $comment: 'documentation',
  xml: 'content',
  contentEncoding: 'content',
  contentMediaType: 'content',
  contentSchema: 'content',
  default: 'default',
  deprecated: 'deprecated',
  discriminator: 'discriminator',
  readOnly: 'read-only',
  writeOnly: 'write-only',
};

const judged = new Set([
  ...['type', 'enum', 'const', 'format', 'pattern', 'multipleOf', 'uniqueItems', 'nullable', 'required'],
  ...[
    'minimum',
    'maximum',
    'exclusiveMinimum',
    'exclusiveMaximum',
    'minLength',
    'maxLength',
    'minItems',
    'maxItems',
  ],
  ...[
    'minProperties',
    'maxProperties',
    'properties',
    'patternProperties',
    'additionalProperties',
    'propertyNames',
  ],
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
  ...['unevaluatedProperties', '$ref', '$dynamicRef', '$defs', 'definitions', '$schema', '$vocabulary'],
  ...['$id', '$anchor', '$dynamicAnchor'],
]);

/** The annotations that differ between the two schemas of a pair; of several schemas at once the first that says something counts. */
export function annotationChanges(pair: Pair): readonly AnnotationChange[] {
  const [old, next] = [says(pair.old.nodes), says(pair.new.nodes)];
  const keywords = [...new Set([...old.keys(), ...next.keys()])].sort();
  return keywords.flatMap((keyword): readonly AnnotationChange[] => {
    const [left, right] = [old.get(keyword), next.get(keyword)];
    const [was, is] = [left?.value ?? idle(keyword), right?.value ?? idle(keyword)];
    if (sameValue(was, is)) return [];
    return [
      {
        kind: kinds[keyword] ?? 'extension',
        keyword,
        at: {
          ...place('old', left?.at ?? pair.old.nodes[0]),
          ...place('new', right?.at ?? pair.new.nodes[0]),
        },
        value: { ...(was === undefined ? {} : { old: was }), ...(is === undefined ? {} : { new: is }) },
      },
    ];
  });
}

function place(
  side: 'old' | 'new',
  node: SchemaNode | undefined,
): { readonly old?: SchemaNode; readonly new?: SchemaNode } {
  return node === undefined ? {} : { [side]: node };
}

// What a keyword means where it is left out.
function idle(keyword: string): unknown {
  return ['deprecated', 'readOnly', 'writeOnly'].includes(keyword) ? false : undefined;
}

type Said = { readonly value: unknown; readonly at: SchemaNode };

function says(nodes: readonly SchemaNode[]): ReadonlyMap<string, Said> {
  const said = new Map<string, Said>();
  for (const at of nodes) {
    if (typeof at.raw === 'boolean') continue;
    for (const [keyword, value] of Object.entries(at.raw))
      if (!judged.has(keyword) && !said.has(keyword)) said.set(keyword, { value, at });
  }
  return said;
}
