import type { Finding, FindingCode } from '../../model/finding.ts';
import type { ContractAnswer } from '../contract.ts';
import { isJson, matchMediaRange, mediaTypeOf } from '../media-type.ts';
import { typeName } from '../schema/describe-error.ts';
import type { SchemaProblem } from '../schema/schema-library.ts';
import { otherShapes, readText } from './convert-text.ts';
import type { HeaderDefinition, ResponseDefinition } from './operation-definition.ts';
import type { RestContext } from './request-findings.ts';
import { textProblems } from './text-problems.ts';

/**
 * What of an answer contradicts the operation: its status, content type, headers and body. Undocumented fields are
 * warnings, all else is an error. Values of sensitive fields and undocumented fields are never shown.
 */
export function findAnswerProblems(context: RestContext, answer: ContractAnswer): readonly Finding[] {
  const response = documentedResponse(context, answer.status);
  if (response === undefined) return undocumentedStatus(context, answer.status);
  return [...headerProblems(context, response, answer), ...bodyProblems(context, response, answer)];
}

/** The response documented for a status: the status itself, its range (`4XX`), or the default one. */
function documentedResponse(
  { definition }: Pick<RestContext, 'definition'>,
  status: number,
): ResponseDefinition | undefined {
  const { responses } = definition;
  return (
    responses.get(String(status)) ??
    responses.get(`${Math.floor(status / 100)}XX`) ??
    responses.get('default')
  );
}

/** The pointer of the schema of JSON bodies under a status; undefined where none is documented. */
export function answerSchemaAt(context: Pick<RestContext, 'definition'>, status: number): string | undefined {
  const { content } = documentedResponse(context, status) ?? {};
  const json = [...(content ?? [])].find(([range]) => isJson(range) || range === '*/*');
  return json?.[1];
}

type Details = {
  readonly at: string;
  readonly schemaAt: string;
  readonly expected: string;
  readonly found: string;
};

function problem(context: RestContext, code: FindingCode, details: Details): Finding {
  const severity = code === 'field_undocumented' ? 'warning' : 'error';
  return { code, severity, operation: context.definition.id, ...details };
}

/** Where no answer at all is documented, none is undocumented: loading the document told that nothing is checked. */
function undocumentedStatus(context: RestContext, status: number): readonly Finding[] {
  const documented = [...context.definition.responses.keys()];
  if (documented.length === 0) return [];
  const details = {
    at: 'status',
    schemaAt: `${context.definition.at}/responses`,
    expected: `one of ${documented.join(', ')}`,
    found: String(status),
  };
  return [problem(context, 'status_undocumented', details)];
}

function headerProblems(
  context: RestContext,
  response: ResponseDefinition,
  answer: ContractAnswer,
): readonly Finding[] {
  return [...response.headers].flatMap(([name, header]) =>
    headerValueProblems(
      context,
      { name, header, response },
      Object.hasOwn(answer.headers, name) ? answer.headers[name] : undefined,
    ),
  );
}

type DocumentedHeader = {
  readonly name: string;
  readonly header: HeaderDefinition;
  readonly response: ResponseDefinition;
};

function headerValueProblems(
  context: RestContext,
  { header, name, response }: DocumentedHeader,
  value: string | undefined,
): readonly Finding[] {
  const at = `header:${name}`;
  if (value === undefined) {
    const schemaAt = header.schemaAt ?? `${response.at}/headers`;
    const details = { at, schemaAt, expected: `the header ${name}`, found: 'none' };
    return header.required ? [problem(context, 'header_missing', details)] : [];
  }
  if (header.schemaAt === undefined) return [];
  const secret = context.sensitiveNames.has(name);
  const { schemaAt } = header;
  const judge = (reading: unknown) => context.schemas.received.checkOpen(schemaAt, reading);
  const ofReading = (reading: unknown) => textProblems(reading, judge, () => header.mediaType === undefined);
  const problems = ofReading(readText(value, header));
  // Which type a text is of may stand anywhere in its schema: what is right in one reading is right.
  if (problems.length > 0 && otherShapes(value, header).some((other) => ofReading(other).length === 0))
    return [];
  return problems.map(({ schemaAt, expected, found }) =>
    problem(context, 'header_invalid', { at, schemaAt, expected, found: secret ? 'another value' : found }),
  );
}

function bodyProblems(
  context: RestContext,
  response: ResponseDefinition,
  answer: ContractAnswer,
): readonly Finding[] {
  const absent = answer.body === undefined || answer.body === '';
  const ranges = [...response.content.keys()];
  const schemaAt = `${response.at}/content`;
  if (ranges.length === 0)
    return absent
      ? []
      : [
          problem(context, 'content_type_unexpected', {
            at: 'header:content-type',
            schemaAt: response.at,
            expected: 'no body',
            found: shownType(answer),
          }),
        ];
  if (absent && !mayHaveBody(context, answer)) return [];
  if (absent)
    return [
      problem(context, 'body_missing', {
        at: '',
        schemaAt,
        expected: `a body of type ${ranges.join(' or ')}`,
        found: 'none',
      }),
    ];
  const mediaType = mediaTypeOf(answer.headers['content-type'] ?? '');
  const range = matchMediaRange(answer.headers['content-type'] ?? '', ranges);
  if (range === undefined)
    return [
      problem(context, 'content_type_unexpected', {
        at: 'header:content-type',
        schemaAt,
        expected: ranges.join(' or '),
        found: shownType(answer),
      }),
    ];
  return schemaProblems(context, response.content.get(range), mediaType, answer.body);
}

/** RFC 9110, sections 6.4.1 and 15.3.6. */
function mayHaveBody({ definition }: RestContext, { status }: ContractAnswer): boolean {
  return definition.method !== 'HEAD' && ![204, 205, 304].includes(status);
}

function shownType(answer: ContractAnswer): string {
  return answer.headers['content-type'] ?? `a body (${typeName(answer.body)}) without content type`;
}

function schemaProblems(
  context: RestContext,
  schemaAt: string | undefined,
  mediaType: string,
  body: unknown,
): readonly Finding[] {
  // A body of another media type is text, of which a JSON Schema says nothing.
  if (schemaAt === undefined || !isJson(mediaType)) return [];
  return context.schemas.received
    .check(schemaAt, body, context.sensitiveNames)
    .map((found) => toFinding(context, found));
}

function toFinding(context: RestContext, { kind, ...details }: SchemaProblem): Finding {
  return problem(context, kind === 'undocumented' ? 'field_undocumented' : 'body_invalid', details);
}
