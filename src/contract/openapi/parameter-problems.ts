import { getAt } from '../../util/pointer.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import { problemIf, shownValue } from './document-problem.ts';
import type { DocumentProblem, OperationPlace } from './document-problem.ts';

const styles: ReadonlyMap<string, readonly string[]> = new Map([
  ['path', ['simple', 'label', 'matrix']],
  ['query', ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']],
  ['header', ['simple']],
]);

type Found = { readonly at: string; readonly value: unknown };

/** Parameters that are not as OpenAPI has them, and placeholders of the path that no parameter stands for. */
export function findParameterProblems(
  document: unknown,
  operation: OperationPlace,
): readonly DocumentProblem[] {
  const parameters = [operation.pathAt, operation.at].flatMap((holder) =>
    parametersAt(document, `${holder}/parameters`),
  );
  const declared = parameters.flatMap(({ value }) =>
    isObject(value) && value['in'] === 'path' ? [String(value['name'])] : [],
  );
  const placeholders = [...operation.path.matchAll(/\{([^{}]*)\}/g)].map(([, name]) => name ?? '');
  return [
    ...parameters.flatMap((parameter) => parameterProblems(parameter, placeholders)),
    ...placeholders
      .filter((name) => !declared.includes(name))
      .map((name) => ({
        at: operation.at,
        message: `no path parameter is declared for {${name}}`,
        expected: `a parameter ${name} in path`,
        found: 'none',
      })),
  ];
}

function parametersAt(document: unknown, pointer: string): readonly Found[] {
  const list = getAt(document, pointer);
  return (Array.isArray(list) ? list : []).map((_, index) => {
    const { pointer: at, value } = dereference(document, `${pointer}/${index}`);
    return { at, value };
  });
}

function parameterProblems(
  { at, value }: Found,
  placeholders: readonly string[],
): readonly DocumentProblem[] {
  if (!isObject(value) || typeof value['name'] !== 'string')
    return [{ at, message: 'a parameter has a name', expected: 'name', found: 'none' }];
  const place = shownValue(value['in']);
  const known = styles.get(place);
  if (known === undefined)
    return [
      {
        at: `${at}/in`,
        message: 'parameters in this place are not sent',
        expected: 'path, query or header',
        found: place,
        ...(place === 'cookie' ? { isPassedOver: true as const } : {}),
      },
    ];
  return [
    ...problemIf(!isObject(value['schema']), {
      at,
      message: `the parameter ${value['name']} has no schema`,
      expected: 'schema',
      found: 'content' in value ? 'content' : 'none',
    }),
    ...problemIf(!known.includes(shownValue(value['style'] ?? known[0])), {
      at: `${at}/style`,
      message: 'no such style here',
      expected: known.join(' or '),
      found: shownValue(value['style']),
    }),
    ...(place === 'path' ? pathParameterProblems(at, value['name'], value['required'], placeholders) : []),
  ];
}

function pathParameterProblems(
  at: string,
  name: string,
  required: unknown,
  placeholders: readonly string[],
): readonly DocumentProblem[] {
  const expected = placeholders.map((placeholder) => `{${placeholder}}`).join(', ');
  return [
    ...problemIf(required !== true, {
      at,
      message: `the path parameter ${name} must be required`,
      expected: 'required: true',
      found: shownValue(required),
    }),
    ...problemIf(!placeholders.includes(name), {
      at: `${at}/name`,
      message: 'the path has no such placeholder',
      expected: expected === '' ? 'none' : expected,
      found: name,
    }),
  ];
}
