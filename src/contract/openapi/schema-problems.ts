import { nearest } from '../../util/nearest.ts';
import { getAt, toPointer } from '../../util/pointer.ts';
import { typeName } from '../schema/describe-error.ts';
import { below, isObject, subschemas } from '../schema/json-schema.ts';
import { shownValue } from './document-problem.ts';
import type { DocumentProblem } from './document-problem.ts';
import { schemaRules } from './schema-rules.ts';

/** Schemas of a document that no validator could use as they are meant: unknown types and formats, keywords of OpenAPI 3.0. */
export function findSchemaProblems(document: unknown): readonly DocumentProblem[] {
  return schemaRoots(document, '', new Set()).flatMap((at) => problemsBelow(getAt(document, at), at));
}

/** Every `schema` of a parameter, header or media type, and every component schema. */
function schemaRoots(value: unknown, at: string, seen: Set<unknown>): readonly string[] {
  if (typeof value !== 'object' || value === null || seen.has(value)) return [];
  seen.add(value);
  return Object.entries(value).flatMap(([name, member]): readonly string[] => {
    const below = at + toPointer([name]);
    const isRoot = (name === 'schema' && !holdsNames(at)) || at === '/components/schemas';
    if (isRoot) return [below];
    return name.startsWith('x-') || name === 'example' || name === 'examples'
      ? []
      : schemaRoots(member, below, seen);
  });
}

/** Below these names are the author's own: a header may be called `schema`. */
function holdsNames(at: string): boolean {
  return /\/(?:parameters|headers|responses|requestBodies|examples|links|callbacks)$/.test(at);
}

function problemsBelow(schema: unknown, at: string): readonly DocumentProblem[] {
  if (typeof schema === 'boolean') return [];
  if (!isObject(schema))
    return [
      {
        at,
        message: 'this is no schema',
        expected: 'an object',
        found: typeName(schema),
      },
    ];
  const deeper = subschemas(schema).flatMap(({ path }) =>
    problemsBelow(below(schema, path), at + toPointer(path)),
  );
  return [...keywordProblems(schema, at), ...deeper];
}

type Schema = Readonly<Record<string, unknown>>;

function keywordProblems(schema: Schema, at: string): readonly DocumentProblem[] {
  const broken = schemaRules.filter(
    ({ keyword, holds }) => keyword in schema && !holds(schema[keyword], schema),
  );
  return broken.map(({ expected, isLeftOut, isPassedOver, keyword, message, names }) => {
    const found = shownValue(schema[keyword]);
    return {
      ...{ at: `${at}/${keyword}`, message, expected, found },
      ...near(found, names?.() ?? []),
      ...(isPassedOver === undefined ? {} : { isPassedOver }),
      ...(isLeftOut === undefined ? {} : { isLeftOut }),
    };
  });
}

function near(name: string, names: readonly string[]): { readonly nearest?: string } {
  const found = nearest(name, names);
  return found === undefined ? {} : { nearest: found };
}
