import type { Place } from '../model/change.ts';
import type { DocumentDefect } from '../model/drift-report.ts';
import type { Spot } from './difference.ts';
import type { UnaskedKey } from './document/unasked-keys.ts';

/** A whole number that is too large to be read exactly. */
export type AmbiguousNumber = { readonly read: number; readonly written: bigint; readonly at: Spot };

type AnyDocument = {
  /** As given by the caller: shown, never opened. */
  readonly source: string;
  /** `sha256:<hex>` of the bytes. */
  readonly digest: string;
  readonly defects: readonly DocumentDefect[];
  /** Whole numbers of JSON or YAML of which others are read the same; absent: there are none. */
  readonly ambiguous?: readonly AmbiguousNumber[];
  /** Where a spot stands, with line and column. Counts lines only when it is asked. */
  place(spot: Spot): Place;
};

/** An OpenAPI document, with the parts that other files hold. Values are as parsed: nothing resolved, nothing copied. */
export type OpenApiSource = AnyDocument & {
  readonly language: 'openapi';
  readonly root: Readonly<Record<string, unknown>>;
  /** Other files by the name that a relative reference resolves to. */
  readonly files: ReadonlyMap<string, unknown>;
};

/** A bare JSON Schema. */
export type JsonSchemaSource = AnyDocument & {
  readonly language: 'json-schema';
  readonly root: unknown;
  readonly files: ReadonlyMap<string, unknown>;
};

/** A GraphQL schema as SDL; an introspection result is printed as SDL first. */
export type GraphqlSource = AnyDocument & {
  readonly language: 'graphql';
  readonly sdl: string;
  /** An introspection result shows no use of directives other than `@deprecated`, `@specifiedBy` and `@oneOf`. */
  readonly fromIntrospection: boolean;
  /** What the query of an introspection result did not ask for. */
  readonly unasked: ReadonlySet<UnaskedKey>;
};

/** One side of a comparison, read. */
export type SchemaDocument = OpenApiSource | JsonSchemaSource | GraphqlSource;
