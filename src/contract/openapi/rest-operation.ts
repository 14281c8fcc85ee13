import type { Finding } from '../../model/finding.ts';
import type {
  AnswerSchema,
  ContractAnswer,
  OpenApiDocument,
  Operation,
  OperationInput,
  PreparedRequest,
} from '../contract.ts';
import { replaceFiles } from '../file-payload.ts';
import { mediaTypeOf } from '../media-type.ts';
import type { Verdict } from '../schema/schema-library.ts';
import { answerSchemaAt, findAnswerProblems } from './answer-findings.ts';
import { asSent } from './as-sent.ts';
import type { DirectedSchemas } from './directed-schemas.ts';
import { findFieldNames } from './field-names.ts';
import type { FieldNames } from './field-names.ts';
import { inputSchema } from './input-schema.ts';
import type { OperationDefinition } from './operation-definition.ts';
import { prepareRequest } from './prepare-request.ts';
import type { PrepareRequest } from './prepare-request.ts';
import { findRequestProblems } from './request-findings.ts';
import type { RestContext } from './request-findings.ts';
import { isRaw, multipartType, writtenBody } from './written-body.ts';

/** An operation of an OpenAPI document. Everything that costs time is made on first use and once. */
export class RestOperation implements Operation {
  readonly id: string;
  readonly label: string;
  readonly method: string;
  readonly definition: OperationDefinition;
  /** Validators of the whole document; shared by its operations. */
  readonly schemas: DirectedSchemas;
  readonly #document: OpenApiDocument;
  readonly #mayHoldFiles: boolean;
  #names: FieldNames | undefined;
  #prepare: PrepareRequest | undefined;
  #context: RestContext | undefined;
  #isValidInput: Verdict | undefined;

  constructor(document: OpenApiDocument, definition: OperationDefinition, schemas: DirectedSchemas) {
    this.id = definition.id;
    this.label = `${definition.method} ${definition.path}`;
    this.method = definition.method;
    this.definition = definition;
    this.schemas = schemas;
    this.#document = document;
    const [type] = writtenBody(definition.requestBody?.content ?? new Map()) ?? [];
    this.#mayHoldFiles = type !== undefined && (isRaw(type) || mediaTypeOf(type) === multipartType);
  }

  get fieldNames(): ReadonlySet<string> {
    return this.#fields.all;
  }

  get sensitiveNames(): ReadonlySet<string> {
    return this.#fields.sensitive;
  }

  takes(part: Exclude<keyof OperationInput, 'body'>, name: string): boolean {
    const plain = (text: string): string => (part === 'header' ? text.toLowerCase() : text);
    return this.definition.parameters.some((one) => one.in === part && plain(one.name) === plain(name));
  }

  prepare(input: OperationInput): PreparedRequest {
    return (this.#prepare ??= prepareRequest(this.definition))(input);
  }

  requestFindings(given: OperationInput): readonly Finding[] {
    this.#isValidInput ??= this.schemas.sent.compileTest((refer) => inputSchema(this.definition, refer));
    // To a schema bytes are a string of as many characters.
    const body = this.#mayHoldFiles ? replaceFiles(given.body, charactersOf) : given.body;
    const input = asSent(body === given.body ? given : { ...given, body });
    return this.#isValidInput(input) ? [] : findRequestProblems(this.#rest, input);
  }

  answerSchema(status: number): AnswerSchema | undefined {
    const pointer = answerSchemaAt(this, status);
    return pointer === undefined ? undefined : { document: this.#document, pointer };
  }

  answerFindings(answer: ContractAnswer): readonly Finding[] {
    return findAnswerProblems(this.#rest, answer);
  }

  get #fields(): FieldNames {
    return (this.#names ??= findFieldNames(this.#document, this.definition));
  }

  get #rest(): RestContext {
    return (this.#context ??= {
      definition: this.definition,
      schemas: this.schemas,
      sensitiveNames: this.sensitiveNames,
    });
  }
}

function charactersOf({ buffer, byteLength, byteOffset }: Uint8Array): string {
  return Buffer.from(buffer, byteOffset, byteLength).toString('latin1');
}
