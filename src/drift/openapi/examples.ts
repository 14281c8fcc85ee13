import type { Located, OpenApiReader } from './located.ts';
import type { OperationPair } from './operation-changes.ts';

/** The examples of both documents. */
export function givenExamples(
  { readers }: OperationPair,
  old: Located | undefined,
  next: Located | undefined,
): readonly unknown[] {
  return [...examplesOf(readers.old, old), ...examplesOf(readers.new, next)];
}

/** An object with the examples that it refers to in place of the references, as far as words go. */
export function withExamples(reader: OpenApiReader, at: Located): Located {
  const named = [...reader.objects(at, 'examples')].map(([name, { raw }]) => [name, raw] as const);
  return named.length === 0 ? at : { ...at, raw: { ...at.raw, examples: Object.fromEntries(named) } };
}

/**
 * The values that a document gives as examples of a parameter, header or body: `example`, and of `examples` what is
 * written out (`value`, in OpenAPI 3.2 also `dataValue`). What stands under another address is not loaded.
 */
function examplesOf(reader: OpenApiReader, at: Located | undefined): readonly unknown[] {
  if (at === undefined) return [];
  const single = Object.hasOwn(at.raw, 'example') ? [at.raw['example']] : [];
  const named = [...reader.objects(at, 'examples').values()].flatMap(({ raw }) =>
    ['value', 'dataValue'].filter((keyword) => Object.hasOwn(raw, keyword)).map((keyword) => raw[keyword]),
  );
  return [...single, ...named];
}
