import { graphqlDirectiveRules } from './graphql-directive-rules.ts';
import { graphqlFieldRules } from './graphql-field-rules.ts';
import { graphqlInputRules } from './graphql-input-rules.ts';
import { graphqlLeafRules } from './graphql-leaf-rules.ts';
import { graphqlNoteRules } from './graphql-note-rules.ts';
import { graphqlTypeRules } from './graphql-type-rules.ts';
import { graphqlSunsetRules } from './graphql-sunset-rules.ts';
import type { Rule } from './rule.ts';

/** Every kind of difference between two GraphQL schemas that livegate knows. */
export const graphqlRules: readonly Rule[] = [
  ...graphqlTypeRules,
  ...graphqlLeafRules,
  ...graphqlFieldRules,
  ...graphqlInputRules,
  ...graphqlDirectiveRules,
  ...graphqlNoteRules,
  ...graphqlSunsetRules,
];
