import type { GraphQLSchema, DocumentNode } from 'graphql';
import type { Finding } from '../model/finding.ts';
import type { Provider } from '../model/provider.ts';
import type { ConfigProblem } from '../util/errors.ts';

/**
 * What goes into an operation. REST uses the named parts; GraphQL sends the whole object as variables. A body, or a
 * member of a `multipart/form-data` body, may be bytes or a `FilePayload`.
 */
export type OperationInput = {
  readonly path?: Readonly<Record<string, unknown>>;
  readonly query?: Readonly<Record<string, unknown>>;
  readonly header?: Readonly<Record<string, unknown>>;
  readonly body?: unknown;
  readonly variables?: Readonly<Record<string, unknown>>;
};

/** A request ready to be sent, before authorisation. `path` begins with `/` and is relative to `server`. */
export type PreparedRequest = {
  readonly method: string;
  /** Absolute server prefix where the contract gives the operation one of its own; else the environment's base URL. */
  readonly server?: string;
  readonly path: string;
  readonly headers: Record<string, string>;
  readonly body?: string | Uint8Array;
};

/** An answer as the contract sees it. `body` is the parsed JSON, else text, or bytes where the media type is none of text. */
export type ContractAnswer = {
  readonly status: number;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string | undefined>>;
  readonly body: unknown;
};

/** The JSON Schema of an answer's body: the document that its references point into, and where in it it stands. */
export type AnswerSchema = { readonly document: object; readonly pointer: string };

/** One operation of a contract, with everything that is compiled once and used for each exchange. */
export type Operation = {
  readonly id: string;
  /** Template as shown to people: `POST /v2.5/oauth/token`, `mutation purchaseGiftCard`. */
  readonly label: string;
  readonly method: string;
  /** Names of all fields that the contract knows in requests and answers of this operation. */
  readonly fieldNames: ReadonlySet<string>;
  /** Names of fields and headers that hold secrets or personal data. */
  readonly sensitiveNames: ReadonlySet<string>;
  /** Whether its input may have something of this name in a part: a parameter, a header, a variable. */
  takes(part: Exclude<keyof OperationInput, 'body'>, name: string): boolean;
  /** Serialises the input. Never sends, never throws for invalid values: that is `requestFindings`. */
  prepare(input: OperationInput): PreparedRequest;
  /** What of the input contradicts the contract; empty: valid. */
  requestFindings(input: OperationInput): readonly Finding[];
  /** What the contract says of the JSON body under a status; undefined: nothing. */
  answerSchema(status: number): AnswerSchema | undefined;
  /** What of the answer contradicts the contract; empty: as documented. */
  answerFindings(answer: ContractAnswer): readonly Finding[];
};

/** A provider's contract, loaded: the pinned schema, its operations and its digest. */
export type Contract = {
  readonly provider: Provider;
  /** Absolute path of `contracts/<id>`. */
  readonly folder: string;
  /** `sha256:<hex>` over provider file, schema and documents. */
  readonly digest: string;
  readonly operations: ReadonlyMap<string, Operation>;
  /** OpenAPI: the parsed document. GraphQL: absent. */
  readonly openapi?: OpenApiDocument;
  /** OpenAPI, where the contract was read from its file: what the document says and nothing is held against. */
  readonly unchecked?: readonly ConfigProblem[];
  /** GraphQL: the schema and the documents by operation name. */
  readonly graphql?: {
    readonly schema: GraphQLSchema;
    readonly documents: ReadonlyMap<string, DocumentNode>;
    readonly sdl: string;
  };
};

/** A parsed OpenAPI document; read only through `src/contract/openapi*.ts`. */
export type OpenApiDocument = Readonly<Record<string, unknown>>;
