import type { OpenApiDocument } from '../../contract/contract.ts';
import { dereference } from '../../contract/schema/json-schema.ts';
import { propertyOf, shapeOf } from './convert-tree.ts';
import type { Parts } from './parse-multipart.ts';
import { readForm } from './read-form.ts';

/**
 * The members of a `multipart/form-data` body, as `serializeMultipart` writes them: texts converted as those of a form
 * are, files as they came, in a list where the schema has one or several came.
 */
export function readMultipart(
  document: OpenApiDocument,
  schemaAt: string | undefined,
  parts: Parts,
): Readonly<Record<string, unknown>> {
  const byName = Map.groupBy(parts, ([name]) => name);
  const names = [...byName].map(([name, own]) => [name, own.map(([, value]) => value)] as const);
  const texts = names.filter(([, values]) => values.every((value) => typeof value === 'string'));
  const files = names.filter(([, values]) => values.some((value) => typeof value !== 'string'));
  const schema = schemaAt === undefined ? {} : dereference(document, schemaAt).value;
  const isList = (name: string) => shapeOf(document, propertyOf(document, schema, name)) === 'list';
  return {
    ...readForm(document, schemaAt, Object.fromEntries(texts) as Record<string, string[]>, new Map()),
    ...Object.fromEntries(
      files.map(([name, values]) => [name, values.length > 1 || isList(name) ? values : values[0]]),
    ),
  };
}
