import { getAt, toPointer } from '../../util/pointer.ts';
import { dereference, isObject } from '../schema/json-schema.ts';
import { problemIf, shownValue } from './document-problem.ts';
import type { DocumentProblem, OperationPlace } from './document-problem.ts';
import { isWrittenInText } from './written-body.ts';

const styles: ReadonlyMap<string, readonly string[]> = new Map([
  ['path', ['simple', 'label', 'matrix']],
  ['query', ['form', 'spaceDelimited', 'pipeDelimited', 'deepObject']],
  ['header', ['simple']],
]);

/** Places of which no parameter is sent: told, and no reason to refuse the document. */
const passedOver = new Set(['cookie', 'querystring']);

type Found = { readonly at: string; readonly value: unknown };

/** Parameters that are not as OpenAPI has them, and placeholders of the path that no parameter stands for. */
export function findParameterProblems(
  document: unknown,
  operation: OperationPlace,
): readonly DocumentProblem[] {
  const parameters = [...operation.pathsAt, operation.at].flatMap((holder) =>
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
        message: 'no path parameter is declared for the placeholder',
        expected: `a parameter ${name} in path`,
        found: `{${name}}`,
        isPassedOver: true as const,
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
        ...(passedOver.has(place) ? { isPassedOver: true as const } : {}),
      },
    ];
  return [
    ...valueProblems(at, value),
    ...problemIf(!known.includes(shownValue(value['style'] ?? known[0])), {
      at: `${at}/style`,
      message: 'no such style here',
      expected: known.join(' or '),
      found: shownValue(value['style']),
    }),
    ...(place === 'path' ? pathParameterProblems(at, value['name'], value['required'], placeholders) : []),
  ];
}

/** What nothing is held against: no schema, or a media type that no text of a parameter is written in. */
function valueProblems(
  at: string,
  { content, name, schema }: Readonly<Record<string, unknown>>,
): readonly DocumentProblem[] {
  const [[type, media] = []] = Object.entries(isObject(content) ? content : {});
  if (schema !== undefined) return [];
  if (type !== undefined && !isWrittenInText(type))
    return [
      {
        at: at + toPointer(['content', type]),
        message: 'parameters of this type are sent as they are given',
        expected: 'JSON or text',
        found: type,
        isPassedOver: true,
      },
    ];
  return problemIf(!isObject(media) || media['schema'] === undefined, {
    at,
    message: 'a parameter has no schema',
    expected: 'schema',
    found: shownValue(name),
    isPassedOver: true,
  });
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
      message: 'a path parameter is required, whatever the document says',
      expected: 'required: true',
      found: name,
      isPassedOver: true,
    }),
    ...problemIf(!placeholders.includes(name), {
      at: `${at}/name`,
      message: 'the path has no such placeholder',
      expected: expected === '' ? 'none' : expected,
      found: name,
      isPassedOver: true,
    }),
  ];
}
