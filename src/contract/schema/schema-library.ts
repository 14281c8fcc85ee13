import type { Ajv2020, ErrorObject, ValidateFunction } from 'ajv/dist/2020.js';
import { getAt } from '../../util/pointer.ts';
import { createAjv } from './ajv.ts';
import type { Detail } from './ajv.ts';
import { closeReachable } from './close-positions.ts';
import { describeError, typeName } from './describe-error.ts';
import { indexPointers, referenceTo } from './json-schema.ts';
import { findUndocumentedMembers } from './undocumented-members.ts';
import { simplifyErrors } from './simplify-errors.ts';

/** One thing about a value that its schema does not allow (`invalid`) or does not mention (`undocumented`). */
export type SchemaProblem = {
  readonly kind: 'invalid' | 'undocumented';
  /** JSON Pointer into the value. */
  readonly at: string;
  /** Where the schema says so: a pointer into the document, or what `locate` makes of it. */
  readonly schemaAt: string;
  readonly expected: string;
  readonly found: string;
};

export type SchemaLibraryOptions = {
  /** Turns a pointer into the document into the words of another language, e.g. a GraphQL coordinate. */
  readonly locate?: (pointer: string) => string;
};

/** Whether a value is valid. */
export type Verdict = (value: unknown) => boolean;

const none: readonly SchemaProblem[] = [];
const nothing: ReadonlySet<string> = new Set();

/**
 * Validators for the schemas of one document, each compiled when it is first asked for and once only. A value is first
 * put to a schema in which undocumented members are forbidden: what passes is as documented, and costs one call. Only
 * what fails is looked at again, with the schema as it is written and with every error.
 */
export class SchemaLibrary {
  readonly #document: object;
  readonly #options: SchemaLibraryOptions;
  readonly #verdicts = new Map<string, Verdict>();
  readonly #closedVerdicts = new Map<string, Verdict | undefined>();
  readonly #reports = new Map<string, ValidateFunction>();
  #fast: Ajv2020 | undefined;
  #full: Ajv2020 | undefined;
  #closedDocument: object | undefined;
  #pointers: ReadonlyMap<object, string> | undefined;

  constructor(document: object, options: SchemaLibraryOptions = {}) {
    this.#document = document;
    this.#options = options;
  }

  /** What is invalid or undocumented in the value, by the schema at the pointer. Values of `sensitive` names are never shown. */
  check(pointer: string, value: unknown, sensitive: ReadonlySet<string> = nothing): readonly SchemaProblem[] {
    if (this.#closed(pointer)?.(value) === true) return none;
    return [...this.checkOpen(pointer, value, sensitive), ...this.#undocumented(pointer, value)];
  }

  /** As `check`, but members that the schema does not mention are no problem. */
  checkOpen(
    pointer: string,
    value: unknown,
    sensitive: ReadonlySet<string> = nothing,
  ): readonly SchemaProblem[] {
    if (this.#open(pointer)(value)) return none;
    const report = once(this.#reports, pointer, () => this.#reporting().compile(reference('open', pointer)));
    report(value);
    return simplifyErrors(report.errors ?? [], this.#document).map((error) =>
      this.#problem(error, sensitive),
    );
  }

  /** A test by a schema of one's own, put together from those of the document: `refer` makes a reference to a pointer. */
  compileTest(build: (refer: (pointer: string) => object) => object): Verdict {
    return this.#compile(build((pointer) => reference('open', pointer)));
  }

  #problem(error: ErrorObject, sensitive: ReadonlySet<string>): SchemaProblem {
    const schemaAt = this.#pointerOf(error.parentSchema);
    return {
      kind: 'invalid',
      at: error.instancePath,
      schemaAt: this.#located(schemaAt),
      ...describeError(error, sensitive),
    };
  }

  #undocumented(pointer: string, value: unknown): readonly SchemaProblem[] {
    const isValid = (at: string, branch: unknown) => this.#open(at)(branch);
    return findUndocumentedMembers(this.#document, pointer, value, isValid).map(({ at, schemaAt }) => ({
      kind: 'undocumented',
      at,
      schemaAt: this.#located(schemaAt),
      expected: 'only documented fields',
      found: `an undocumented field of type ${typeName(getAt(value, at))}`,
    }));
  }

  #open(pointer: string): Verdict {
    return once(this.#verdicts, pointer, () => this.#compile(reference('open', pointer)));
  }

  /** The test that undocumented members fail as well; absent where passing it would prove nothing. */
  #closed(pointer: string): Verdict | undefined {
    return once(this.#closedVerdicts, pointer, () => {
      const closing = closeReachable((this.#closedDocument ??= this.#addClosed()), pointer);
      return closing === undefined
        ? undefined
        : unlessTooNested(
            () => this.#judging().compile({ ...closing, ...reference('closed', pointer) }),
            () => () => false,
          );
    });
  }

  #compile(schema: object): Verdict {
    return unlessTooNested(
      () => this.#judging().compile(schema),
      () => this.#reporting().compile(schema),
    );
  }

  #addClosed(): object {
    const document = structuredClone(this.#document);
    this.#judging().addSchema(document, 'closed');
    return document;
  }

  #judging(): Ajv2020 {
    return (this.#fast ??= engine('verdict', this.#document));
  }

  #reporting(): Ajv2020 {
    return (this.#full ??= engine('errors', this.#document));
  }

  #pointerOf(schema: unknown): string {
    this.#pointers ??= indexPointers(this.#document);
    return this.#pointers.get(schema as object) ?? '';
  }

  #located(pointer: string): string {
    return this.#options.locate?.(pointer) ?? pointer;
  }
}

function engine(detail: Detail, document: object): Ajv2020 {
  const ajv = createAjv(detail, { lenient: true });
  ajv.addSchema(document, 'open');
  return ajv;
}

/**
 * A test that ends at the first error is nested as deep as a schema has members. Thousands are more than V8 reads, which
 * it may find out only when it first runs the part of the test that has them: from then on `other` judges.
 */
function unlessTooNested(compile: () => Verdict, other: () => Verdict): Verdict {
  const test = unlessRangeError(compile);
  if (test === undefined) return other();
  let instead: Verdict | undefined;
  return (value) => {
    const verdict = instead === undefined ? unlessRangeError(() => test(value)) : undefined;
    if (verdict !== undefined) return verdict;
    instead ??= other();
    return instead(value);
  };
}

function unlessRangeError<Result>(run: () => Result): Result | undefined {
  try {
    return run();
  } catch (error) {
    if (error instanceof RangeError) return undefined;
    throw error;
  }
}

function reference(id: 'open' | 'closed', pointer: string): { readonly $ref: string } {
  return { $ref: referenceTo(id, pointer) };
}

function once<Value>(values: Map<string, Value>, key: string, make: () => Value): Value {
  if (values.has(key)) return values.get(key) as Value;
  const value = make();
  values.set(key, value);
  return value;
}
