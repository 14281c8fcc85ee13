import type { ContentDefinition, OperationDefinition, ParameterDefinition } from './operation-definition.ts';
import { isRaw, writtenBody } from './written-body.ts';

type Schema = Readonly<Record<string, unknown>>;
type Refer = (pointer: string) => object;

/**
 * A JSON Schema for the whole input of an operation, so that a valid one is known by a single test. It is stricter than
 * it need be: header names count in the contract's spelling or in lower case only, and what fails is looked at in detail.
 */
export function inputSchema(definition: OperationDefinition, refer: Refer): Schema {
  const at = (place: ParameterDefinition['in']) =>
    definition.parameters.filter((parameter) => parameter.in === place);
  const parts: readonly (readonly [string, Schema])[] = [
    ['path', withFilled(placeSchema(at('path'), refer), ['', null, [], {}])],
    ['query', withFilled(placeSchema(at('query'), refer), [[], {}])],
    ['header', headerSchema(at('header'), refer)],
  ];
  const needed = parts.filter(([place]) =>
    definition.parameters.some((parameter) => parameter.in === place && parameter.required),
  );
  const body = definition.requestBody;
  return {
    type: 'object',
    required: [...needed.map(([place]) => place), ...(body?.required === true ? ['body'] : [])],
    properties: {
      ...Object.fromEntries(parts),
      body: body === undefined ? false : bodySchema(body.content, refer),
    },
  };
}

function bodySchema(content: ContentDefinition, refer: Refer): Schema | false {
  const written = writtenBody(content);
  if (written === undefined) return false;
  const [type, schemaAt] = written;
  const own = isRaw(type) ? { type: ['string', 'number', 'boolean'] } : {};
  return schemaAt === undefined ? own : { ...own, ...refer(schemaAt) };
}

function placeSchema(parameters: readonly ParameterDefinition[], refer: Refer): Schema {
  return {
    type: 'object',
    additionalProperties: false,
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
    properties: Object.fromEntries(
      parameters.map(({ name, schemaAt }) => [name, schemaAt === undefined ? {} : refer(schemaAt)]),
    ),
  };
}

/** Of an empty list nothing is sent, and with an empty value the path would be another. */
function withFilled({ properties, ...schema }: Schema, empty: readonly unknown[]): Schema {
  const filled = Object.entries(properties as Schema).map(([name, value]) => [
    name,
    { ...(value as Schema), not: { enum: empty } },
  ]);
  return { ...schema, properties: Object.fromEntries(filled) as Schema };
}

function headerSchema(parameters: readonly ParameterDefinition[], refer: Refer): Schema {
  const lower = parameters.map((parameter) => ({ ...parameter, name: parameter.name.toLowerCase() }));
  const either = parameters
    .filter(({ required }) => required)
    .map(({ name }) => ({ anyOf: [{ required: [name] }, { required: [name.toLowerCase()] }] }));
  return {
    ...placeSchema([...parameters, ...lower], refer),
    required: [],
    ...(either.length === 0 ? {} : { allOf: either }),
  };
}
