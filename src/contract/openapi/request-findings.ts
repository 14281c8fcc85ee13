import type { Finding } from '../../model/finding.ts';
import { nearest } from '../../util/nearest.ts';
import { toPointer } from '../../util/pointer.ts';
import type { OperationInput } from '../contract.ts';
import { typeName } from '../schema/describe-error.ts';
import type { SchemaProblem } from '../schema/schema-library.ts';
import { readings } from './convert-text.ts';
import type { DirectedSchemas } from './directed-schemas.ts';
import type { OperationDefinition, ParameterDefinition, ParameterPlace } from './operation-definition.ts';
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
  const found = schemaProblems(context, parameter.schemaAt, value);
  const isSame = sameTexts(parameter, value).some(
    (other) => schemaProblems(context, parameter.schemaAt, other).length === 0,
  );
  const problems = (isSame ? [] : found).map((problem) =>
    invalid(
      context,
      at + problem.at,
      problem.schemaAt,
      problem.expected,
      secret ? typeName(value) : problem.found,
    ),
  );
  const empty = parameter.in === 'path' && (value === '' || value === null);
  return problems.length === 0 && empty
    ? [invalid(context, at, parameter.schemaAt ?? parameter.at, 'a value that is not empty', typeName(value))]
    : problems;
}

/** Other values that are the same text where a parameter is written: 2 and "2". */
function sameTexts(parameter: ParameterDefinition, value: unknown): readonly unknown[] {
  if (parameter.mediaType !== undefined) return [];
  if (typeof value === 'number' || typeof value === 'boolean') return [String(value)];
  return typeof value === 'string' ? readings(value) : [];
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
  return schemaProblems(context, schemaAt, body).map((problem) =>
    invalid(context, `/body${problem.at}`, problem.schemaAt, problem.expected, problem.found),
  );
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
