import { draftProvider } from '../draft-provider.ts';
import { writeDraft } from '../write-draft.ts';

export type Json = Readonly<Record<string, unknown>>;

/** What `livegate init` would write of a schema. */
export function draftOf(text: string, file = 'openapi.json'): string {
  return writeDraft(draftProvider('acme', { text, file, shown: file }));
}

/** An OpenAPI document of one operation, and what else is given. */
export function documentOf(more: Json = {}): string {
  return JSON.stringify({
    openapi: '3.1.0',
    info: { title: 'Acme', version: '1' },
    paths: { '/a': { get: { operationId: 'getA', responses: { 200: { description: 'a' } } } } },
    ...more,
  });
}
