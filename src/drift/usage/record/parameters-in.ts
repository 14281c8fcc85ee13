import type { OperationDefinition, ParameterPlace } from '../../../contract/openapi/operation-definition.ts';
import type { Traffic } from './traffic.ts';

/** A parameter that a request carries. */
type Given = {
  readonly where: ParameterPlace;
  readonly name: string;
  /** As written, and as the number or truth value that it may stand for; none where it is not known. */
  readonly values: readonly unknown[];
  readonly schema: unknown;
};

/** The documented parameters that a request carries; header names in lower case. */
export function parametersIn(
  { headers, url }: Traffic['request'],
  { parameters }: OperationDefinition,
): readonly Given[] {
  const query = URL.canParse(url) ? new URL(url).searchParams : new URLSearchParams();
  return parameters.flatMap(({ in: where, name, schema }): readonly Given[] => {
    if (where === 'path') return [{ where, name, values: [], schema }];
    const key = where === 'header' ? name.toLowerCase() : name;
    const texts =
      where === 'query' ? queryTexts(query, name) : Object.hasOwn(headers, key) ? [headers[key] ?? ''] : [];
    return texts.length === 0 ? [] : [{ where, name: key, values: texts.flatMap(readings), schema }];
  });
}

/** The values of a parameter, and those of its members where it is written as `name[member]`. */
function queryTexts(query: URLSearchParams, name: string): readonly string[] {
  return [...query].flatMap(([key, text]) => (key === name || key.startsWith(`${name}[`) ? [text] : []));
}

function readings(text: string): readonly unknown[] {
  if (text === 'true' || text === 'false') return [text, text === 'true'];
  return text.trim() === '' || Number.isNaN(Number(text)) ? [text] : [text, Number(text)];
}
