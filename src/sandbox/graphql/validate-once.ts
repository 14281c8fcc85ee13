import { specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

const verdicts = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

/** `validate` by the specified rules, once for each schema and document. */
export function validateOnce(schema: GraphQLSchema, document: DocumentNode): readonly GraphQLError[] {
  const ofSchema = verdicts.get(schema) ?? new WeakMap<DocumentNode, readonly GraphQLError[]>();
  verdicts.set(schema, ofSchema);
  const known = ofSchema.get(document);
  if (known !== undefined) return known;
  const errors = validate(schema, document, specifiedRules);
  ofSchema.set(document, errors);
  return errors;
}
