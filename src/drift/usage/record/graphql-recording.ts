import { getNamedType, isEnumType, isInputObjectType, typeFromAST } from 'graphql';
import type {
  DocumentNode,
  GraphQLInputObjectType,
  GraphQLInputType,
  GraphQLSchema,
  OperationDefinitionNode,
} from 'graphql';
import { isObject } from '../../../contract/schema/json-schema.ts';
import type { FieldUse, GraphqlUse } from '../../../model/usage.ts';
import { isHidden } from './note-use.ts';
import { documentUse } from './document-use.ts';
import type { DocumentUse } from './document-use.ts';
import { SelectionReader } from './selection-reader.ts';
import type { Traffic } from './traffic.ts';

/** How one GraphQL document is used, put together from its words and its traffic. */
export class GraphqlRecording {
  readonly #schema: GraphQLSchema;
  readonly #document: DocumentNode;
  readonly #operation: OperationDefinitionNode | undefined;
  readonly #use: DocumentUse;
  readonly #read = new Set<string>();
  #unrecorded = true;
  #isAnswered = false;

  constructor(schema: GraphQLSchema, document: DocumentNode) {
    this.#schema = schema;
    this.#document = document;
    this.#operation = document.definitions.find((one) => one.kind === 'OperationDefinition');
    this.#use = documentUse(schema, document);
  }

  add({ reads, request, response }: Traffic): void {
    const sent = request.body === undefined || request.body === 'opaque' ? undefined : request.body.json;
    if (isObject(sent) && isObject(sent['variables'])) this.#addVariables(sent['variables']);
    if (response === undefined) return;
    // Where all answers were watched, what was not read is not read.
    this.#unrecorded = (this.#isAnswered && this.#unrecorded) || reads === undefined;
    this.#isAnswered = true;
    const body = response.body === undefined || response.body === 'opaque' ? undefined : response.body.json;
    if (reads?.body !== undefined) this.#addRead(reads.body, body);
  }

  toUse(): GraphqlUse {
    const { given, selected, types } = this.#use;
    return {
      selected: [...selected].sort(),
      read: [...this.#read].sort(),
      given: [...given].sort(),
      types: [...types].sort(),
      ...(this.#unrecorded ? { unrecorded: true } : {}),
    };
  }

  #addVariables(variables: Readonly<Record<string, unknown>>): void {
    for (const { type, variable } of this.#operation?.variableDefinitions ?? []) {
      const name = variable.name.value;
      const known = typeFromAST(this.#schema, type) as GraphQLInputType | undefined;
      if (known !== undefined && Object.hasOwn(variables, name)) this.#addInput(variables[name], known);
    }
  }

  #addInput(value: unknown, type: GraphQLInputType): void {
    if (Array.isArray(value)) {
      for (const item of value) this.#addInput(item, type);
      return;
    }
    const named = getNamedType(type);
    if (isEnumType(named) && typeof value === 'string' && named.getValue(value) !== undefined)
      this.#use.given.add(`${named.name}.${value}`);
    if (!isInputObjectType(named)) return;
    if (isHidden(value)) this.#addWhole(named);
    if (!isObject(value)) return;
    for (const field of Object.values(named.getFields())) {
      if (!Object.hasOwn(value, field.name)) continue;
      this.#use.given.add(`${named.name}.${field.name}`);
      this.#use.types.add(getNamedType(field.type).name);
      this.#addInput(value[field.name], field.type);
    }
  }

  /** All of an input type, for what was sent of it is not shown. */
  #addWhole(type: GraphQLInputObjectType, seen = new Set<string>()): void {
    if (seen.has(type.name)) return;
    seen.add(type.name);
    for (const field of Object.values(type.getFields())) {
      const inner = getNamedType(field.type);
      this.#use.given.add(`${type.name}.${field.name}`);
      this.#use.types.add(inner.name);
      if (isInputObjectType(inner)) this.#addWhole(inner, seen);
    }
  }

  #addRead(use: FieldUse, body: unknown): void {
    if (this.#operation === undefined) return;
    const reader = new SelectionReader(this.#schema, this.#document, this.#read);
    const data = isObject(body) ? body['data'] : undefined;
    const below = use.whole === true ? use : use.properties?.['data'];
    if (below !== undefined) reader.readRoot(this.#operation, below, data);
  }
}
