import { parse, specifiedRules, validate } from 'graphql';
import type { DocumentNode, GraphQLError, GraphQLSchema } from 'graphql';

// A run sends the same few documents over and over; anything else is no reason to keep growing.
const most = 500;
const documents = new Map<string, DocumentNode>();
const verdicts = new WeakMap<GraphQLSchema, WeakMap<DocumentNode, readonly GraphQLError[]>>();

/** `parse`, once for each text. Throws a `GraphQLError` for text that is no document, every time. */
export function parseOnce(text: string): DocumentNode {
  const known = documents.get(text);
  if (known !== undefined) return known;
  const document = parse(text);
  if (documents.size >= most) documents.clear();
  documents.set(text, document);
  return document;
}

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
