import { matchMediaRange } from '../../contract/media-type.ts';
import type { OperationDefinition } from '../../contract/openapi/operation-definition.ts';

/**
 * The media type that the operation documents for a status, its range or by default; JSON where it documents none. A range of
 * types, which no answer says of itself, is the first of a few that falls into it.
 */
export function replyMediaType({ responses }: OperationDefinition, status: number): string {
  const range = `${String(Math.floor(status / 100))}XX`;
  const response = responses.get(String(status)) ?? responses.get(range) ?? responses.get('default');
  const [type = '*/*'] = response?.content.keys() ?? [];
  if (!type.includes('*')) return type;
  return usual.find((one) => matchMediaRange(one, [type]) !== undefined) ?? type.replace('*', 'octet-stream');
}

const usual = ['application/json', 'text/plain', 'image/png'];
