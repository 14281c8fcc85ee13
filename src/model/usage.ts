/**
 * What is exercised of a value: sent, or read. Whatever is absent was not seen; an empty object was, and nothing
 * beneath it. Members by name, never by a joined path.
 */
export type FieldUse = {
  /** All that is beneath, under whatever name: it was compared, copied or written out as a whole. */
  readonly whole?: true;
  /** Those of its values that an enum of the contract lists. Other values are never recorded. */
  readonly values?: readonly EnumValue[];
  /** Members whose names the contract gives. */
  readonly properties?: Readonly<Record<string, FieldUse>>;
  /** All members whose names it does not give. */
  readonly additional?: FieldUse;
  /** All items of a list. */
  readonly items?: FieldUse;
};

export type EnumValue = string | number | boolean | null;

/** What we read of the answers under one status. */
export type ResponseUse = {
  /** Absent: nothing of the body. */
  readonly read?: FieldUse;
  /** Names in lower case, sorted. */
  readonly headers?: readonly string[];
  /** Such answers came where nobody noted what is read of them (token requests, HAR files). */
  readonly unrecorded?: true;
};

/** How an operation of an OpenAPI contract is used. */
export type RestUse = {
  readonly path?: Readonly<Record<string, FieldUse>>;
  readonly query?: Readonly<Record<string, FieldUse>>;
  /** Names in lower case. */
  readonly header?: Readonly<Record<string, FieldUse>>;
  readonly body?: FieldUse;
  /** Media types of the bodies that are sent, without parameters, sorted. */
  readonly mediaTypes?: readonly string[];
  /** By status as the contract documents it: `200`, `4XX`, `DEFAULT`; one that it does not document by its number. */
  readonly responses: Readonly<Record<string, ResponseUse>>;
};

/** How a GraphQL document is used: schema coordinates, each list sorted. */
export type GraphqlUse = {
  /** Fields that it selects. */
  readonly selected: readonly string[];
  /** Of these, those that are read, and the enum values that came in them. */
  readonly read: readonly string[];
  /** Arguments, input fields, enum values and directives that it gives, in the document or by a variable. */
  readonly given: readonly string[];
  /** Types that it names or gets to. */
  readonly types: readonly string[];
  /** Answers came where nobody noted what is read of them. */
  readonly unrecorded?: true;
};

/** Where a use was seen. */
export type UsageSource =
  | {
      readonly kind: 'run';
      readonly id: string;
      readonly network: 'sandbox' | 'internet';
      readonly at: string;
    }
  | { readonly kind: 'har' | 'documents'; readonly file: string; readonly digest: string };

/** Which parts of a contract the consumer uses: `contracts/<id>/usage.json`. Holds names and enum values, no data. */
export type Usage = {
  readonly $schema: string;
  readonly provider: string;
  /** What it was recorded under: `digest` of the contract as a whole, `schema` of the schema file's bytes. */
  readonly contract: { readonly digest: string; readonly schema: string };
  readonly sources: readonly UsageSource[];
} & (
  | { readonly protocol: 'rest'; readonly operations: Readonly<Record<string, RestUse>> }
  | { readonly protocol: 'graphql'; readonly operations: Readonly<Record<string, GraphqlUse>> }
);
