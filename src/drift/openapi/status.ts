import type { Located, Members, OpenApiReader } from './located.ts';

/** The responses of an operation by status: `200`, `4XX`, `default`. */
export function responsesOf(reader: OpenApiReader, operation: Located): Members<Located> {
  const found = reader.objects(operation, 'responses').renamed((status) => status.toUpperCase());
  for (const name of found.keys()) if (name.startsWith('X-')) found.delete(name);
  return found;
}

/** What is documented for a status: itself, its range, or the default (OpenAPI 3.1, Responses Object). */
export function responseFor(responses: ReadonlyMap<string, Located>, status: string): Located | undefined {
  const upper = status.toUpperCase();
  return responses.get(upper) ?? responses.get(`${upper.charAt(0)}XX`) ?? responses.get('DEFAULT');
}
