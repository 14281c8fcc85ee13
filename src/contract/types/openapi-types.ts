import openapiTypescript, { astToString } from 'openapi-typescript';
import type { OpenAPI3 } from 'openapi-typescript';
import { toPointer } from '../../util/pointer.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { documentMarking, hidesAny } from '../openapi/carried-members.ts';
import { loadOpenApi } from '../openapi/load-openapi.ts';
import { methodAndPath } from '../openapi/operation-ids.ts';
import type {
  OperationDefinition,
  ParameterDefinition,
  ParameterPlace,
} from '../openapi/operation-definition.ts';
import { writtenBody } from '../openapi/written-body.ts';
import { bytesType, fileDeclaration, fileType, namesFiles, rawInputType } from './file-types.ts';
import { typedDocument } from './typed-document.ts';
import { withWholePathItems } from './whole-path-items.ts';

const places: readonly ParameterPlace[] = ['path', 'query', 'header'];

/** Names of the path and query parameters that provider.yaml fills by itself. */
export type FilledParameters = Readonly<Partial<Record<ParameterPlace, readonly string[]>>>;

const filledType = `
/** Parameters of which provider.yaml fills some by itself; those may be left out. */
type Filled<Parameters, Names extends PropertyKey> = Omit<Parameters, Names> & Partial<Pick<Parameters, Names & keyof Parameters>>;
`;

/** Puts a type into the words of one direction, where members are `readOnly` or `writeOnly`. */
type Carry = (direction: 'Writable' | 'Readable', type: string) => string;

/**
 * TypeScript for an OpenAPI document: what openapi-typescript makes of it, and `Operations`. Where members are `readOnly`
 * or `writeOnly`, bodies of requests go without the first, and those of answers without the others.
 */
export async function openApiTypes(text: string, file: string, filled: FilledParameters): Promise<string> {
  const { document, operations } = loadOpenApi(text, file);
  const definitions = [...operations.values()].map(({ definition }) => definition);
  const isDirected = hidesAny(document, 'readOnly') || hidesAny(document, 'writeOnly');
  const { document: written, whole } = withWholePathItems(documentMarking(document));
  const placeOf = ({ at, method, path }: OperationDefinition): string =>
    whole.has(path) ? toPointer(['paths', path, method.toLowerCase()]) : at;
  const named = new Map(definitions.map((one) => [placeOf(one), isTypedById(one) ? one.id : undefined]));
  const typed = typedDocument(written, named);
  const types = astToString(
    await openapiTypescript(typed as unknown as OpenAPI3, {
      ...{ silent: true, defaultNonNullable: false, transform: fileType },
      ...(isDirected ? { readWriteMarkers: true } : {}),
    }),
  );
  const carry: Carry = (direction, type) => (isDirected ? `${direction}<${type}>` : type);
  const members = definitions.map(
    (definition) =>
      `  ${memberName(definition.id)}: { input: ${inputType(definition, filled, carry)}; data: ${dataType(definition, carry)} };`,
  );
  const own = members.join('\n');
  const used = [
    ...(namesFiles(types + own) ? [fileDeclaration] : []),
    ...(own.includes('Filled<') ? [filledType] : []),
  ];
  return `${types}${used.join('')}\n/** Operation id → what goes in, and the body of success. */\nexport interface Operations {\n${own}\n}\n`;
}

function memberName(id: string): string {
  return /^[A-Za-z_]\w*$/.test(id) ? id : quoted(id);
}

function quoted(text: string): string {
  return `'${text.replaceAll(/['\\]/g, String.raw`\$&`)}'`;
}

/** Whether the generated `operations` have the operation under its id; else `paths` have it. */
function isTypedById(definition: OperationDefinition): boolean {
  return definition.id !== methodAndPath(definition) && /^[\w./-]+$/.test(definition.id);
}

function operationType(definition: OperationDefinition): string {
  return isTypedById(definition)
    ? `operations[${quoted(definition.id)}]`
    : `paths[${quoted(definition.path)}]['${definition.method.toLowerCase()}']`;
}

function inputType(definition: OperationDefinition, filled: FilledParameters, carry: Carry): string {
  const parts = places.flatMap((place) => partOf(definition, place, filled[place] ?? []));
  const body = definition.requestBody;
  const [type] = writtenBody(body?.content ?? new Map()) ?? [preferred([...(body?.content.keys() ?? [])])];
  const content = `${operationType(definition)}['requestBody']`;
  if (body !== undefined && type !== undefined) {
    const written =
      rawInputType(type) ?? carry('Writable', `NonNullable<${content}>['content'][${quoted(type)}]`);
    parts.push(`body${body.required ? '' : '?'}: ${written}`);
  }
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
  const isDeclared = ({ at }: ParameterDefinition) => at !== definition.at;
  const declared = `NonNullable<${operationType(definition)}['parameters']['${place}']>`;
  const type = [
    ...(own.some(isDeclared) ? [declared] : []),
    ...own.filter((one) => !isDeclared(one)).map(({ name }) => `{ ${quoted(name)}: string | number }`),
  ].join(' & ');
  if (place === 'header') return [`header?: Partial<${type}>`];
  const names = own.filter(({ name }) => filled.includes(name)).map(({ name }) => quoted(name));
  const optional = own.every(({ name, required }) => !required || filled.includes(name));
  return [
    `${place}${optional ? '?' : ''}: ${names.length === 0 ? type : `Filled<${type}, ${names.join(' | ')}>`}`,
  ];
}

function dataType(definition: OperationDefinition, carry: Carry): string {
  const types = successes(definition).map(([status, response]) => {
    const type = preferred([...response.content.keys()]);
    const key = /^\d+$/.test(status) ? status : `'${status}'`;
    if (type === undefined) return 'undefined';
    const documented = `${operationType(definition)}['responses'][${key}]['content'][${quoted(type)}]`;
    return bytesType(type) ?? carry('Readable', documented);
  });
  return types.length === 0 ? 'undefined' : [...new Set(types)].join(' | ');
}

/** The responses of success: where none is documented, the default is that of success too. */
function successes({
  responses,
}: OperationDefinition): [string, { content: ReadonlyMap<string, unknown> }][] {
  const own = [...responses].filter(([status]) => status.startsWith('2'));
  return own.length > 0 ? own : [...responses].filter(([status]) => status === 'default');
}

function preferred(types: readonly string[]): string | undefined {
  return types.find((type) => isJson(mediaTypeOf(type))) ?? types[0];
}
