import type { ChangeDirection } from '../../model/change.ts';
import type { Rule } from './rule.ts';
import { schemaAnnotationRules } from './schema-annotation-rules.ts';
import { theory } from './schema-facets.ts';
import type { FacetRule } from './schema-facets.ts';
import { schemaLimitRules } from './schema-limit-rules.ts';
import { schemaMemberRules } from './schema-member-rules.ts';
import { schemaValueRules } from './schema-value-rules.ts';

/** What can change in a schema, as data: one entry serves requests and responses. */
export const facetRules: readonly FacetRule[] = [
  ...schemaValueRules,
  ...schemaLimitRules,
  ...schemaMemberRules,
  ...schemaAnnotationRules,
];

/** The rules of both directions. In a request the new schema must accept all that the old one did; in a response the other way round. */
export const schemaRules: readonly Rule[] = facetRules.flatMap((facet) =>
  (['request', 'response'] as const).map((direction) => ruleFor(facet, direction)),
);

function ruleFor(facet: FacetRule, direction: ChangeDirection): Rule {
  const { example, kind, mirror, name, section, silent, title } = facet;
  return {
    id: `${direction}-${name}`,
    protocol: 'json-schema',
    kind,
    direction,
    severity: facet.severity?.[direction] ?? theory(kind, direction),
    title: `${direction}: ${title}`,
    why: facet.why ?? why(facet, direction),
    source: section,
    mirror: 'rule' in mirror ? { rule: `${direction}-${mirror.rule}` } : mirror,
    example: { old: JSON.stringify(example.old), new: JSON.stringify(example.new) },
    silent: { old: JSON.stringify(silent.old), new: JSON.stringify(silent.new) },
  };
}

function why({ kind }: FacetRule, direction: ChangeDirection): string {
  const harmful = direction === 'request' ? 'narrowed' : 'widened';
  if (kind === 'changed' || kind === harmful)
    return direction === 'request'
      ? 'What was accepted before may be refused now.'
      : 'What is answered now may be something that was never answered before.';
  if (kind === 'added' || kind === 'removed') return 'Nothing that was accepted is refused by this alone.';
  return direction === 'request'
    ? 'All that was accepted before is accepted still.'
    : 'All that is answered now could be answered before.';
}
