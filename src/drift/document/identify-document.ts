import { fieldsOf, introspectionPath } from './introspection.ts';
import { isJsonSchema } from './is-json-schema.ts';
import { quote } from './source-text.ts';
import type { ReadText } from './source-text.ts';

/** What a parsed document turned out to be. */
export type DocumentKind = 'introspection' | 'openapi' | 'swagger' | 'json-schema';

/**
 * Says what a JSON or YAML document is, by what it calls itself; what calls itself nothing is a JSON Schema if it
 * reads like one. Throws a `SchemaDocumentError` that says what was found in place of a schema.
 */
export function identifyDocument(text: ReadText): DocumentKind {
  const { value, source } = text;
  if (introspectionPath(value) !== undefined) return 'introspection';
  const fields = fieldsOf(value);
  if (fields['openapi'] !== undefined) return checkOpenApi(text);
  if (fields['swagger'] !== undefined) return checkSwagger(text);
  const isEmptyAnswer = source.origin === 'environment' && Object.keys(fields).length === 0;
  if (isJsonSchema(value) && !(isEmptyAnswer && typeof value === 'object')) return 'json-schema';
  throw source.fail('document_no_schema', 0, {
    message: 'the document is no schema',
    expected: 'OpenAPI, Swagger 2.0, a GraphQL schema or introspection result, or a JSON Schema',
    found: describe(value),
  });
}

function checkOpenApi(text: ReadText): 'openapi' {
  const fields = fieldsOf(text.value);
  const version = versionOf(fields['openapi']);
  if (!/^3\.[012](?:\.|$)/.test(version))
    throw unsupported(text, '/openapi', 'OpenAPI 3.0, 3.1 or 3.2', version);
  const parts = version.startsWith('3.0') ? ['paths'] : ['paths', 'webhooks', 'components'];
  requireParts(text, parts);
  return 'openapi';
}

function checkSwagger(text: ReadText): 'swagger' {
  const version = versionOf(fieldsOf(text.value)['swagger']);
  if (version !== '2.0') throw unsupported(text, '/swagger', 'Swagger 2.0', version);
  requireParts(text, ['paths']);
  return 'swagger';
}

/** Without them it describes nothing, so that nothing would ever be found to have changed. */
function requireParts(text: ReadText, parts: readonly string[]): void {
  const fields = fieldsOf(text.value);
  if (parts.some((part) => typeof fields[part] === 'object' && fields[part] !== null)) return;
  throw text.source.fail('document_malformed', 0, {
    message: 'the document describes nothing',
    expected: parts.join(' or '),
    found: describe(text.value),
  });
}

function unsupported(text: ReadText, pointer: string, expected: string, version: string): Error {
  return text.source.fail('document_unsupported', text.offsetOf(pointer), {
    message: 'this version is not known',
    expected,
    found: quote(version),
  });
}

/** The version as text: YAML reads an unquoted 3.0 as the number 3. */
export function versionOf(value: unknown): string {
  if (typeof value === 'number') return Number.isInteger(value) ? `${value}.0` : String(value);
  return typeof value === 'string' ? value : JSON.stringify(value);
}

function describe(value: unknown): string {
  const { errors, data } = fieldsOf(value);
  if (Array.isArray(errors)) return `a GraphQL answer with errors: ${quote(firstMessage(errors), 200)}`;
  if (data !== undefined) return 'a GraphQL answer without __schema';
  if (Array.isArray(value)) return 'a list';
  if (typeof value !== 'object' || value === null) return quote(String(value));
  const names = Object.keys(value);
  if (names.length === 0) return 'an object without members';
  return `an object with ${names
    .slice(0, 5)
    .map((name) => quote(name, 30))
    .join(', ')}${names.length > 5 ? ', …' : ''}`;
}

function firstMessage(errors: readonly unknown[]): string {
  const { message } = fieldsOf(errors[0]);
  return typeof message === 'string' ? message : JSON.stringify(errors);
}
