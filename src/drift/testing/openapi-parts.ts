import { findSchemaChanges } from '../find-schema-changes.ts';
import { openApiSource } from './openapi-source.ts';

// What small OpenAPI documents are made of, for tests.
export type Json = { readonly [name: string]: unknown };

export const text = { type: 'string' };
export const ok = { description: 'ok' };
export const json = (schema: unknown): Json => ({ content: { 'application/json': { schema } } });
export const answer = (schema: unknown): Json => ({ ...ok, ...json(schema) });
export const query = (name: string): Json => ({ name, in: 'query', schema: text });

/** A document of these paths. */
export function document(paths: unknown, more: Json = {}): Json {
  return { openapi: '3.2.0', info: { title: 'a', version: '1' }, paths, ...more };
}

/** A document around one part of it: an operation, a response, a schema of a response or of a request, parameters. */
export const get = (operation: unknown, more: Json = {}): Json =>
  document({ '/a': { get: operation } }, more);
export const answering = (response: unknown): Json => get({ responses: { 200: response } });
export const thing = (schema: unknown): Json => answering(answer(schema));
export const asked = (schema: unknown): Json => document({ '/a': { post: { requestBody: json(schema) } } });
export const listed = (...parameters: readonly unknown[]): Json =>
  get({ parameters, responses: { 200: ok } });
/** Leads nowhere in any of them. */
export const missing = { $ref: '#/nowhere' };

export const callback = { '{$request.body#/url}': { post: { requestBody: json(text) } } };
export const header = { required: true, schema: text };
export const operation = { parameters: [query('q')], responses: { 200: answer(text) } };
export const object = {
  type: 'object',
  required: ['id'],
  properties: { id: text },
  description: 'what it is',
};

/** The rules of all changes, and why something is undecided: each reason once. */
export function compared(
  old: Json,
  next: Json,
): { readonly changes: readonly string[]; readonly undecided: string } {
  const { changes, undecided } = findSchemaChanges(openApiSource(old), openApiSource(next));
  return {
    changes: changes.map(({ id }) => id),
    undecided: [...new Set(undecided.map(({ reason }) => reason))].join(', '),
  };
}
