import { isObject } from '../../contract/schema/json-schema.ts';
import { compareDocumentation } from './documentation.ts';
import type { Located, Members, OpenApiReader } from './located.ts';
import type { Findings, OperationPair } from './operation-changes.ts';

/** The examples of both documents. */
export function givenExamples(
  { readers }: OperationPair,
  old: Located | undefined,
  next: Located | undefined,
): readonly unknown[] {
  return [...examplesOf(readers.old, old), ...examplesOf(readers.new, next)];
}

type Told = Parameters<typeof compareDocumentation>[2] & Readonly<Record<'old' | 'new', Located>>;

/** Notes words for people that differ, examples among them: one that both sides refer to where it stands. */
export function compareWords(pair: OperationPair, findings: Findings, told: Told): void {
  const [old, next] = [
    pair.readers.old.objects(told.old, 'examples'),
    pair.readers.new.objects(told.new, 'examples'),
  ];
  const shared = [...old.keys()].filter((name) => isReference(told.old, name) && isReference(told.new, name));
  for (const name of shared) {
    const [was, is] = [old.get(name), next.get(name)];
    const keywords = Object.keys({ ...was?.raw, ...is?.raw });
    compareDocumentation(pair, findings, { ...told, old: was, new: is, keywords });
  }
  compareDocumentation(pair, findings, {
    ...told,
    old: withExamples(told.old, old, shared),
    new: withExamples(told.new, next, shared),
  });
}

function isReference({ raw }: Located, name: string): boolean {
  const { examples } = raw;
  const example = isObject(examples) ? examples[name] : undefined;
  return isObject(example) && typeof example['$ref'] === 'string';
}

// With what it refers to in place of the references.
function withExamples(at: Located, named: Members<Located>, besides: readonly string[]): Located {
  const own = [...named]
    .filter(([name]) => !besides.includes(name))
    .map(([name, { raw }]) => [name, raw] as const);
  if (named.size === 0) return at;
  const examples = own.length === 0 ? undefined : Object.fromEntries(own);
  return { ...at, raw: { ...at.raw, examples } };
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
