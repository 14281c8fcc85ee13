import type { Rule } from './rule.ts';
import { graphqlRules } from './graphql-rules.ts';
import { observedRules } from './observed-rules.ts';
import { openapiRules } from './openapi-rules.ts';
import { schemaRules } from './schema-rules.ts';

/** The rule catalogue: every kind of change that livegate knows. */
export const allRules: readonly Rule[] = [...graphqlRules, ...openapiRules, ...schemaRules, ...observedRules];

export const rulesById: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));
