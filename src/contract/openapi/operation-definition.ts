import type { SchemaObject } from '../schema/json-schema.ts';

export type ParameterPlace = 'path' | 'query' | 'header';
export type ParameterStyle =
  'simple' | 'label' | 'matrix' | 'form' | 'spaceDelimited' | 'pipeDelimited' | 'deepObject';

/** What a document says of a value that is written as text: in a parameter or a header. */
export type TextDefinition = {
  /** The schema itself, `$ref`s at its root followed; for the types to convert to. */
  readonly schema: SchemaObject;
  /** Pointer of the schema in the document; for validation. Absent: any value. */
  readonly schemaAt?: string;
  /** Only where it says so by `content`: the value is written as a text of this type, by no style. */
  readonly mediaType?: string;
};

/** One parameter, with OpenAPI's defaults filled in. */
export type ParameterDefinition = TextDefinition & {
  readonly name: string;
  readonly in: ParameterPlace;
  readonly required: boolean;
  readonly style: ParameterStyle;
  readonly explode: boolean;
  /** Only of a query: it may come without a value, whatever its schema says. */
  readonly allowEmptyValue?: true;
  /** Pointer of the parameter in the document. */
  readonly at: string;
};

/** Media range → pointer of its schema; undefined: any value. */
export type ContentDefinition = ReadonlyMap<string, string | undefined>;

/** How `encoding` has the members of a form written that are not written by the default. */
export type FormStyles = ReadonlyMap<string, Pick<ParameterDefinition, 'style' | 'explode' | 'mediaType'>>;

/** A part of a `multipart/form-data` body that is not written by the default. */
export type PartDefinition = {
  /** What `encoding` says that it is. */
  readonly contentType?: string;
  /** Whether its schema says that it is bytes: it is sent with a file name, whatever value it has. */
  readonly isFile: boolean;
};

export type PartDefinitions = ReadonlyMap<string, PartDefinition>;

export type RequestBodyDefinition = {
  readonly required: boolean;
  readonly content: ContentDefinition;
  readonly formStyles: FormStyles;
  readonly parts: PartDefinitions;
};

export type HeaderDefinition = TextDefinition & { readonly required: boolean };

export type ResponseDefinition = {
  /** Pointer of the response object. */
  readonly at: string;
  readonly content: ContentDefinition;
  /** Names in lower case. */
  readonly headers: ReadonlyMap<string, HeaderDefinition>;
};

/** One operation of an OpenAPI document with everything that `$ref` and path items say of it in one place. */
export type OperationDefinition = {
  readonly id: string;
  /** In capitals. */
  readonly method: string;
  /** Template, as `/v1/sim/{iccid}`. */
  readonly path: string;
  /** Pointer of the operation object. */
  readonly at: string;
  /** Absolute; only where the operation or its path item names a server of its own. */
  readonly server?: string;
  readonly deprecated: boolean;
  readonly parameters: readonly ParameterDefinition[];
  readonly requestBody?: RequestBodyDefinition;
  /** By `200`, `4XX`, `default`. */
  readonly responses: ReadonlyMap<string, ResponseDefinition>;
};
