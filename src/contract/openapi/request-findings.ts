import type { Finding } from '../../model/finding.ts';
import { nearest } from '../../util/nearest.ts';
import { getAt, pointerTokens, toPointer } from '../../util/pointer.ts';
import type { OperationInput } from '../contract.ts';
import { isJson, mediaTypeOf } from '../media-type.ts';
import { typeName } from '../schema/describe-error.ts';
import type { SchemaProblem } from '../schema/schema-library.ts';
import type { DirectedSchemas } from './directed-schemas.ts';
import type { OperationDefinition, ParameterDefinition, ParameterPlace } from './operation-definition.ts';
import { textProblems } from './text-problems.ts';
import { isRaw, writtenBody } from './written-body.ts';

const places: readonly ParameterPlace[] = ['path', 'query', 'header'];

/** What a check of one operation needs to know. */
export type RestContext = {
  readonly definition: OperationDefinition;
  readonly schemas: DirectedSchemas;
  readonly sensitiveNames: ReadonlySet<string>;
};

/**
 * What of an input contradicts the operation: parameters and a body that are missing, invalid or unknown. `at` points
 * into the input (`/query/page_size`). Members that an open body schema does not mention are no contradiction.
 */
export function findRequestProblems(context: RestContext, input: OperationInput): readonly Finding[] {
  return [
    ...places.flatMap((place) => parameterProblems(context, place, input[place] ?? {})),
    ...bodyProblems(context, input.body),
  ];
}

type Values = Readonly<Record<string, unknown>>;

function parameterProblems(context: RestContext, place: ParameterPlace, values: Values): readonly Finding[] {
  const parameters = context.definition.parameters.filter((parameter) => parameter.in === place);
  const names = parameters.map(({ name }) => name);
  const valueOf = valueReader(place, values);
  return [
    ...parameters.flatMap((parameter) => valueProblems(context, parameter, valueOf(parameter.name))),
    ...Object.keys(values)
      .filter((name) => values[name] !== undefined && !names.some((known) => sameName(place, known, name)))
      .map((name) => unknownParameter(context, place, name, names)),
  ];
}

function valueReader(place: ParameterPlace, values: Values): (name: string) => unknown {
  if (place !== 'header') return (name) => (Object.hasOwn(values, name) ? values[name] : undefined);
  const byLowerCase = new Map(Object.entries(values).map(([name, value]) => [name.toLowerCase(), value]));
  return (name) => byLowerCase.get(name.toLowerCase());
}

function sameName(place: ParameterPlace, a: string, b: string): boolean {
  return place === 'header' ? a.toLowerCase() === b.toLowerCase() : a === b;
}

function valueProblems(
  context: RestContext,
  parameter: ParameterDefinition,
  value: unknown,
): readonly Finding[] {
  const at = toPointer([parameter.in, parameter.name]);
  if (value === undefined) return parameter.required ? [missing(context, at, parameter)] : [];
  const secret =
    context.sensitiveNames.has(parameter.name) || context.sensitiveNames.has(parameter.name.toLowerCase());
  const problems = parameterValueProblems(context, parameter, value).map((problem) =>
    invalid(
      context,
      at + problem.at,
      problem.schemaAt,
      problem.expected,
      secret ? typeName(value) : problem.found,
    ),
  );
  if (problems.length > 0 || !leavesNothing(parameter, value)) return problems;
  if (parameter.in !== 'path') return parameter.required ? [missing(context, at, parameter)] : [];
  return [
    invalid(context, at, parameter.schemaAt ?? parameter.at, 'a value that is not empty', typeName(value)),
  ];
}

function parameterValueProblems(
  context: RestContext,
  { allowEmptyValue, mediaType, schemaAt, style }: ParameterDefinition,
  value: unknown,
): readonly SchemaProblem[] {
  if (allowEmptyValue === true && (value === '' || value === null)) return [];
  const judge = (one: unknown) => schemaProblems(context, schemaAt, one);
  const isText = (at: string) => style === 'deepObject' || depthOf(at) <= 1;
  return mediaType === undefined ? textProblems(value, judge, isText) : judge(value);
}

/** Whether nothing of a value is sent, or of a path nothing but a slash. */
function leavesNothing({ in: place, mediaType }: ParameterDefinition, value: unknown): boolean {
  if (mediaType !== undefined) return false;
  if (typeof value === 'object' && value !== null)
    return Object.keys(value).length === 0 && place !== 'header';
  return place === 'path' && (value === '' || value === null);
}

function missing(context: RestContext, at: string, parameter: ParameterDefinition): Finding {
  return invalid(
    context,
    at,
    parameter.schemaAt ?? parameter.at,
    `the ${parameter.in} parameter ${parameter.name}`,
    'none',
  );
}

function unknownParameter(
  context: RestContext,
  place: ParameterPlace,
  name: string,
  names: readonly string[],
): Finding {
  const near = nearest(name, names);
  const expected =
    near === undefined
      ? `a ${place} parameter of the contract`
      : `a ${place} parameter of the contract; the nearest is ${near}`;
  return invalid(context, toPointer([place, name]), context.definition.at, expected, name);
}

function bodyProblems(context: RestContext, body: unknown): readonly Finding[] {
  const documented = context.definition.requestBody;
  if (documented === undefined)
    return body === undefined
      ? []
      : [invalid(context, '/body', context.definition.at, 'no body', typeName(body))];
  if (body === undefined)
    return documented.required ? [invalid(context, '/body', context.definition.at, 'a body', 'none')] : [];
  const written = writtenBody(documented.content);
  if (written === undefined)
    return [
      invalid(
        context,
        '/body',
        context.definition.at,
        'a body that can be written: JSON, a form, text or bytes',
        [...documented.content.keys()].join(' or '),
      ),
    ];
  const [type, schemaAt] = written;
  if (isRaw(type) && typeof body === 'object')
    return [invalid(context, '/body', context.definition.at, 'text or bytes', typeName(body))];
  const judge = (one: unknown) => schemaProblems(context, schemaAt, one);
  const isText = (at: string) => isFormText(body, at);
  const problems = isJson(mediaTypeOf(type)) ? judge(body) : textProblems(body, judge, isText);
  return problems.map((problem) =>
    invalid(context, `/body${problem.at}`, problem.schemaAt, problem.expected, problem.found),
  );
}

/** Members of a form are texts, and so are items of its lists; what is deeper is JSON. */
function isFormText(body: unknown, at: string): boolean {
  const [member = '', , ...deeper] = pointerTokens(at);
  return depthOf(at) <= 1 || (deeper.length === 0 && Array.isArray(getAt(body, toPointer([member]))));
}

function depthOf(pointer: string): number {
  return pointerTokens(pointer).length;
}

function schemaProblems(
  { schemas, sensitiveNames }: RestContext,
  schemaAt: string | undefined,
  value: unknown,
): readonly SchemaProblem[] {
  return schemaAt === undefined ? [] : schemas.sent.checkOpen(schemaAt, value, sensitiveNames);
}

function invalid(
  context: RestContext,
  at: string,
  schemaAt: string,
  expected: string,
  found: string,
): Finding {
  return {
    code: 'request_invalid',
    severity: 'error',
    operation: context.definition.id,
    at,
    schemaAt,
    expected,
    found,
  };
}
