import type { DocumentNode, GraphQLSchema, OperationDefinitionNode } from 'graphql';
import type { Finding, FindingCode } from '../../model/finding.ts';
import { getAt } from '../../util/pointer.ts';
import type {
  AnswerSchema,
  ContractAnswer,
  Operation,
  OperationInput,
  PreparedRequest,
} from '../contract.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { SchemaLibrary } from '../schema/schema-library.ts';
import { toJson } from '../to-json.ts';
import { fragmentsOf } from './collect-fields.ts';
import type { Fragments } from './collect-fields.ts';
import { findMisledPaths } from './error-paths.ts';
import { findFieldNames } from './field-names.ts';
import type { FieldNames } from './field-names.ts';
import { responseSchema } from './response-schema.ts';
import { variablesSchema } from './variables-schema.ts';

/** A document of a GraphQL contract that has been validated against its schema. */
export type GraphqlDocument = {
  readonly schema: GraphQLSchema;
  readonly document: DocumentNode;
  readonly operation: OperationDefinitionNode;
  /** The document as it is sent. */
  readonly source: string;
  /** Statuses that the provider file documents for refused requests. */
  readonly statuses: readonly number[];
};

/** One GraphQL document that we send. Everything that costs time is made on first use and once. */
export class GraphqlOperation implements Operation {
  readonly id: string;
  readonly label: string;
  readonly method = 'POST';
  readonly definition: OperationDefinitionNode;
  readonly #given: GraphqlDocument;
  readonly #statuses: ReadonlySet<number>;
  readonly #prefix: string;
  #names: FieldNames | undefined;
  #schemas: SchemaLibrary | undefined;
  #schemaDocument: object | undefined;

  constructor(given: GraphqlDocument) {
    this.id = given.operation.name?.value ?? '';
    this.label = `${given.operation.operation} ${this.id}`;
    this.definition = given.operation;
    this.#given = given;
    this.#statuses = new Set([200, ...given.statuses]);
    this.#prefix = `{"query":${JSON.stringify(given.source)},"operationName":${JSON.stringify(this.id)},"variables":`;
  }

  get fieldNames(): ReadonlySet<string> {
    return this.#fields.all;
  }

  get sensitiveNames(): ReadonlySet<string> {
    return this.#fields.sensitive;
  }

  /** Any header, for GraphQL documents none. */
  takes(part: Exclude<keyof OperationInput, 'body'>, name: string): boolean {
    const variables = this.definition.variableDefinitions ?? [];
    return (
      part === 'header' || (part === 'variables' && variables.some((one) => one.variable.name.value === name))
    );
  }

  prepare(input: OperationInput): PreparedRequest {
    return {
      method: 'POST',
      path: '',
      headers: { accept: 'application/json', 'content-type': 'application/json' },
      body: `${this.#prefix}${toJson(input.variables ?? {})}}`,
    };
  }

  requestFindings(input: OperationInput): readonly Finding[] {
    const foreign = Object.keys(input).filter((part) => part !== 'variables' && part !== 'header');
    const problems = this.#library.checkOpen(
      '/variables',
      asSent(input.variables ?? {}),
      this.sensitiveNames,
    );
    return [
      ...foreign.map((part) =>
        this.#finding('request_invalid', {
          at: `/${part}`,
          schemaAt: this.label,
          expected: 'variables and header only',
          found: part,
        }),
      ),
      ...problems.map(({ at, schemaAt, expected, found }) =>
        this.#finding('request_invalid', { at: `/variables${at}`, schemaAt, expected, found }),
      ),
    ];
  }

  answerSchema(status: number): AnswerSchema | undefined {
    if (status !== 200) return undefined;
    return { document: this.#document, pointer: '/response' };
  }

  answerFindings(answer: ContractAnswer): readonly Finding[] {
    if (!this.#statuses.has(answer.status)) {
      const expected = `one of ${[...this.#statuses].join(', ')}`;
      return [
        this.#finding('status_undocumented', {
          at: 'status',
          schemaAt: this.label,
          expected,
          found: String(answer.status),
        }),
      ];
    }
    return answer.status === 200 ? this.#bodyFindings(answer) : [];
  }

  #bodyFindings(answer: ContractAnswer): readonly Finding[] {
    const contentType = answer.headers['content-type'];
    if (answer.body === undefined || answer.body === '')
      return [
        this.#finding('body_missing', {
          at: '',
          schemaAt: this.label,
          expected: 'a body of type application/json',
          found: 'none',
        }),
      ];
    if (contentType === undefined || !isJson(mediaTypeOf(contentType)))
      return [
        this.#finding('content_type_unexpected', {
          at: 'header:content-type',
          schemaAt: this.label,
          expected: 'application/json',
          found: contentType ?? 'none',
        }),
      ];
    return [
      ...this.#library
        .check('/response', answer.body, this.sensitiveNames)
        .map(({ kind, ...details }) => this.#finding(codeOf(kind, details.at), details)),
      ...findMisledPaths(answer.body).map((details) =>
        this.#finding('graphql_errors', { ...details, schemaAt: 'response.errors' }),
      ),
    ];
  }

  #finding(
    code: FindingCode,
    details: Pick<Finding, 'expected' | 'found'> & { readonly at: string; readonly schemaAt: string },
  ): Finding {
    return {
      code,
      severity: code === 'field_undocumented' ? 'warning' : 'error',
      operation: this.id,
      ...details,
    };
  }

  get #fields(): FieldNames {
    return (this.#names ??= findFieldNames(this.#given.schema, this.#given.operation, this.#fragments));
  }

  get #library(): SchemaLibrary {
    return (this.#schemas ??= this.#createLibrary());
  }

  #createLibrary(): SchemaLibrary {
    const document = this.#document;
    return new SchemaLibrary(document, { locate: (pointer) => coordinateOf(document, pointer) });
  }

  get #document(): object {
    const { schema, operation } = this.#given;
    return (this.#schemaDocument ??= {
      response: responseSchema(schema, operation, this.#fragments),
      ...variablesSchema(schema, operation),
    });
  }

  get #fragments(): Fragments {
    return fragmentsOf(this.#given.document);
  }
}

/** What a server will read of it: dates are texts by then, what is undefined is not there, NaN is null. */
function asSent(variables: object): unknown {
  return JSON.parse(toJson(variables));
}

function codeOf(kind: 'invalid' | 'undocumented', at: string): FindingCode {
  if (kind === 'undocumented') return 'field_undocumented';
  return at === '/errors' || at.startsWith('/errors/') ? 'graphql_errors' : 'body_invalid';
}

/** The SDL coordinate (`Merchant.name`) of the nearest schema at or above a pointer that has one. */
function coordinateOf(document: object, pointer: string): string {
  for (let at = pointer; at !== ''; at = at.slice(0, at.lastIndexOf('/'))) {
    const coordinate = getAt(document, `${at}/x-coordinate`);
    if (typeof coordinate === 'string') return coordinate;
  }
  return pointer;
}
