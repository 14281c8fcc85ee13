import {
  isEnumType,
  isInputObjectType,
  isListType,
  isNonNullType,
  isRequiredInputField,
  typeFromAST,
  getOperationAST,
} from 'graphql';
import type { GraphQLInputType, GraphQLSchema } from 'graphql';
import { randomUUID } from 'node:crypto';
import type { Contract, OperationInput } from '../../contract/contract.ts';
import type { OperationDefinition, ParameterPlace } from '../../contract/openapi/operation-definition.ts';
import { RestOperation } from '../../contract/openapi/rest-operation.ts';
import { dereference } from '../../contract/schema/json-schema.ts';
import type { KnownValues } from './known-values.ts';
import { sampleSchema } from './sample-schema.ts';
import type { SampleContext } from './sample-schema.ts';

/** A valid input for an operation, as far as the contract alone and the known values can tell. */
export function sampleInput(
  contract: Contract,
  operation: string,
  known: KnownValues,
  round: number,
): OperationInput {
  if (contract.graphql !== undefined)
    return { variables: sampleVariables(contract.graphql, operation, { known, round }) };
  const document = contract.openapi ?? {};
  const found = contract.operations.get(operation);
  return found instanceof RestOperation ? sampleRest({ document, known, round }, found.definition) : {};
}

function sampleRest(context: SampleContext, definition: OperationDefinition): OperationInput {
  const [pointer] = definition.requestBody?.content.values() ?? [];
  const body =
    pointer === undefined
      ? {}
      : { body: sampleSchema(context, dereference(context.document, pointer).value, '') };
  return {
    path: part(context, definition, 'path'),
    query: part(context, definition, 'query'),
    header: part(context, definition, 'header'),
    ...body,
  };
}

function part(
  context: SampleContext,
  definition: OperationDefinition,
  place: ParameterPlace,
): Record<string, unknown> {
  const chosen = definition.parameters.filter((parameter) => parameter.in === place && parameter.required);
  return Object.fromEntries(chosen.map(({ name, schema }) => [name, sampleSchema(context, schema, name)]));
}

type Graphql = NonNullable<Contract['graphql']>;
type Choice = { readonly known: KnownValues; readonly round: number };

function sampleVariables(
  { documents, schema }: Graphql,
  operation: string,
  choice: Choice,
): Record<string, unknown> {
  const document = documents.get(operation);
  const variables = (document && getOperationAST(document)?.variableDefinitions) ?? [];
  return Object.fromEntries(
    variables.flatMap(({ type, variable }) => {
      const name = variable.name.value;
      const wanted = typeFromAST(schema, type) as GraphQLInputType;
      return isNonNullType(wanted) ? [[name, sampleType(schema, wanted, name, choice)]] : [];
    }),
  );
}

function sampleType(schema: GraphQLSchema, type: GraphQLInputType, name: string, choice: Choice): unknown {
  if (isNonNullType(type)) return sampleType(schema, type.ofType, name, choice);
  if (isListType(type)) return [sampleType(schema, type.ofType, name.replace(/s$/, ''), choice)];
  if (isInputObjectType(type)) {
    const fields = Object.values(type.getFields()).filter(
      (field) =>
        isRequiredInputField(field) || (choice.round % 2 === 1 && choice.known.of(field.name).length > 0),
    );
    return Object.fromEntries(
      fields.map((field) => [field.name, sampleType(schema, field.type, field.name, choice)]),
    );
  }
  if (isEnumType(type)) return type.getValues()[choice.round % type.getValues().length]?.name;
  const scalar = scalars[type.name] ?? { sample: () => 'sample', fits: (value) => typeof value === 'string' };
  return choice.known.of(name).find(scalar.fits) ?? scalar.sample();
}

type Scalar = { readonly sample: () => unknown; readonly fits: (value: unknown) => boolean };

const scalars: Readonly<Record<string, Scalar>> = {
  UUID: { sample: () => randomUUID(), fits: (value) => /^[0-9a-f-]{36}$/i.test(String(value)) },
  Int: { sample: () => 1, fits: Number.isInteger },
  Float: { sample: () => 10, fits: (value) => typeof value === 'number' },
  Boolean: { sample: () => true, fits: (value) => typeof value === 'boolean' },
  DateTime: {
    sample: () => new Date().toISOString(),
    fits: (value) => /^\d{4}-\d\d-\d\dT/.test(String(value)),
  },
};
