import type { Rule } from './rule.ts';
import { openapiRules } from './openapi-rules.ts';
import { schemaRules } from './schema-rules.ts';

/** The rule catalogue: every kind of change that livegate knows. */
export const allRules: readonly Rule[] = [...schemaRules, ...openapiRules];

export const rulesById: ReadonlyMap<string, Rule> = new Map(allRules.map((rule) => [rule.id, rule]));
