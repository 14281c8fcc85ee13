import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import type { OperationDefinition, ParameterPlace } from '../openapi/operation-definition.ts';

const places: readonly ParameterPlace[] = ['path', 'query', 'header'];

/** Names of the path and query parameters that provider.yaml fills by itself. */
export type FilledParameters = Readonly<Partial<Record<ParameterPlace, readonly string[]>>>;

const filledType = `
/** Parameters of which provider.yaml fills some by itself; those may be left out. */
type Filled<Parameters, Names extends PropertyKey> = Omit<Parameters, Names> & Partial<Pick<Parameters, Names & keyof Parameters>>;
`;

/** TypeScript for an OpenAPI document: what openapi-typescript makes of it, and `Operations`. */
export async function openApiTypes(text: string, file: string, filled: FilledParameters): Promise<string> {
  const { document, operations } = loadOpenApi(text, file);
  const types = astToString(
    await openapiTypescript(document as unknown as OpenAPI3, { silent: true, defaultNonNullable: false }),
  );
  const members = [...operations.values()].map(
    ({ definition }) =>
      `  ${memberName(definition.id)}: { input: ${inputType(definition, filled)}; data: ${dataType(definition)} };`,
  );
  const used = members.some((member) => member.includes('Filled<')) ? filledType : '';
  return `${types}${used}\n/** Operation id → what goes in, and the body of success. */\nexport interface Operations {\n${members.join('\n')}\n}\n`;
}

function memberName(id: string): string {
  return /^\w+$/.test(id) ? id : `'${id}'`;
}

function inputType(definition: OperationDefinition, filled: FilledParameters): string {
  const parts = places.flatMap((place) => partOf(definition, place, filled[place] ?? []));
  const body = definition.requestBody;
  const type = preferred([...(body?.content.keys() ?? [])]);
  const content = `operations['${definition.id}']['requestBody']`;
  if (body !== undefined && type !== undefined)
    parts.push(`body${body.required ? '' : '?'}: NonNullable<${content}>['content']['${type}']`);
  return `{ ${parts.join('; ')} }`;
}

/** Headers are never required here: those that every request carries stand in provider.yaml. */
function partOf(
  definition: OperationDefinition,
  place: ParameterPlace,
  filled: readonly string[],
): readonly string[] {
  const own = definition.parameters.filter((parameter) => parameter.in === place);
  if (own.length === 0) return [];
  const type = `NonNullable<operations['${definition.id}']['parameters']['${place}']>`;
  if (place === 'header') return [`header?: Partial<${type}>`];
  const names = own.filter(({ name }) => filled.includes(name)).map(({ name }) => `'${name}'`);
  const optional = own.every(({ name, required }) => !required || filled.includes(name));
  return [
    `${place}${optional ? '?' : ''}: ${names.length === 0 ? type : `Filled<${type}, ${names.join(' | ')}>`}`,
  ];
}

function dataType(definition: OperationDefinition): string {
  const successes = [...definition.responses].filter(([status]) => status.startsWith('2'));
  const types = successes.map(([status, response]) => {
    const type = preferred([...response.content.keys()]);
    const key = /^\d+$/.test(status) ? status : `'${status}'`;
    return type === undefined
      ? 'undefined'
      : `operations['${definition.id}']['responses'][${key}]['content']['${type}']`;
  });
  return types.length === 0 ? 'undefined' : [...new Set(types)].join(' | ');
}

function preferred(types: readonly string[]): string | undefined {
  return types.find((type) => isJson(mediaTypeOf(type))) ?? types[0];
}
