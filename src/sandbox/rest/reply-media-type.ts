import type { OperationDefinition } from '../../contract/openapi/operation-definition.ts';

/** The media type that the operation documents for a status, its range or by default; JSON where it documents none. */
export function replyMediaType({ responses }: OperationDefinition, status: number): string {
  const range = `${String(Math.floor(status / 100))}XX`;
  const response = responses.get(String(status)) ?? responses.get(range) ?? responses.get('default');
  const [type] = response?.content.keys() ?? [];
  return type ?? 'application/json';
}
