import { codegen } from '@graphql-codegen/core';
import * as typescriptOperations from '@graphql-codegen/typescript-operations';
import { Kind, parse } from 'graphql';
import type { OperationDefinitionNode } from 'graphql';
import { loadGraphql } from '../graphql/load-graphql.ts';
import type { SourceFile } from '../graphql/load-graphql.ts';

/** Every scalar of ours is text on the wire. */
const scalars = { UUID: 'string', DateTime: 'string', ID: 'string' };

/** TypeScript for an SDL and its documents: what GraphQL Code Generator makes of them, and `Operations`. */
export async function graphqlTypes(sdl: SourceFile, documents: readonly SourceFile[]): Promise<string> {
  const { operations, documents: parsed } = loadGraphql(sdl, documents, []);
  const types = await codegen({
    filename: 'types.d.ts',
    schema: parse(sdl.text),
    documents: [...parsed].map(([location, document]) => ({ location, document })),
    plugins: [{ 'typescript-operations': {} }],
    pluginMap: { 'typescript-operations': typescriptOperations },
    config: { scalars, defaultScalarType: 'unknown', skipTypename: true, enumType: 'string-literal' },
  });
  const members = [...operations.values()].map(({ definition }) => memberOf(definition));
  return `${types}\n/** Operation name → what goes in, and \`data\` of success. */\nexport interface Operations {\n${members.join('\n')}\n}\n`;
}

function memberOf({ name, operation, variableDefinitions = [] }: OperationDefinitionNode): string {
  const id = name?.value ?? '';
  const type = pascalCase(id) + pascalCase(operation);
  const required = variableDefinitions.some(
    ({ type: { kind }, defaultValue }) => kind === Kind.NON_NULL_TYPE && defaultValue === undefined,
  );
  return `  ${id}: { input: { variables${required ? '' : '?'}: ${type}Variables }; data: ${type} };`;
}

function pascalCase(name: string): string {
  return name.charAt(0).toUpperCase() + name.slice(1);
}
