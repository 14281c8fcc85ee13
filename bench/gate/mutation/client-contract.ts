import { removalsOf } from './removal.ts';
import type { Removal } from './removal.ts';

const answers = ['contract/openapi/answer-findings.test.ts'];
const requests = ['contract/openapi/request-findings.test.ts', 'contract/openapi/as-sent.test.ts'];
const envelopes = [
  'contract/graphql/graphql-operation.test.ts',
  'contract/graphql/response-schema.test.ts',
  'contract/graphql/variables-schema.test.ts',
];
const shapes = ['contract/graphql/response-schema.test.ts', 'contract/graphql/graphql-operation.test.ts'];
const libraries = ['contract/schema/schema-library.test.ts', ...answers];

/** What an exchange is held against: the contract. */
export const contractRemovals: readonly Removal[] = [
  ...removalsOf('contract/openapi/answer-findings.ts', answers, [
    [
      'a status is documented',
      'if (response === undefined) return undocumentedStatus(context, answer.status);',
      'if (response === undefined) return [];',
    ],
    ['headers', '[...headerProblems(context, response, answer), ...body', '[...body'],
    ['a body', ', ...bodyProblems(context, response, answer)]', ']'],
    [
      'a header that is required',
      "return header.required ? [problem(context, 'header_missing', details)] : [];",
      'return [];',
    ],
    ['the schema of a header', 'return problems.map(', 'return [...problems].slice(problems.length).map('],
    ['a sensitive header is not shown', "secret ? 'another value' : found", 'found'],
    ['no body where none is', '    return absent\n      ? []', '    return true\n      ? []'],
    ['a body where one is', '  if (absent)\n', '  if (false)\n'],
    ['the content type', 'if (range === undefined)', 'if (false)'],
    [
      'the schema of a body',
      '.check(schemaAt, body, context.sensitiveNames)',
      '.check(schemaAt, body, context.sensitiveNames).slice(Infinity)',
    ],
    [
      'sensitive values are not shown',
      '.check(schemaAt, body, context.sensitiveNames)',
      '.check(schemaAt, body)',
    ],
    ['undocumented fields are warnings', "code === 'field_undocumented' ? 'warning' : 'error'", "'error'"],
    ['all else is an error', "code === 'field_undocumented' ? 'warning' : 'error'", "'warning'"],
  ]),
  ...removalsOf('contract/openapi/request-findings.ts', requests, [
    [
      'a parameter that is required',
      'if (value === undefined) return parameter.required ? [missing(context, at, parameter)] : [];',
      'if (value === undefined) return [];',
    ],
    [
      'a parameter that is required and leaves nothing',
      "if (parameter.in !== 'path') return parameter.required ? [missing(context, at, parameter)] : [];",
      "if (parameter.in !== 'path') return [];",
    ],
    [
      'a parameter that there is',
      '.map((name) => unknownParameter(context, place, name, names)),',
      '.flatMap(() => []),',
    ],
    [
      'the schema of a parameter',
      'parameterValueProblems(context, parameter, value).map(',
      'parameterValueProblems(context, parameter, value).slice(Infinity).map(',
    ],
    ['a path value is not empty', ' || !leavesNothing(parameter, value)', ' || true'],
    ['a sensitive parameter is not shown', 'secret ? typeName(value) : problem.found', 'problem.found'],
    ['no body where none is', 'return body === undefined\n      ? []', 'return true\n      ? []'],
    [
      'a body where one is',
      "documented.required ? [invalid(context, '/body', context.definition.at, 'a body', 'none')] : []",
      '[]',
    ],
    [
      'sensitive values are not shown',
      '.checkOpen(schemaAt, value, sensitiveNames)',
      '.checkOpen(schemaAt, value)',
    ],
  ]),
  ...removalsOf('contract/openapi/input-schema.ts', requests, [
    [
      'what is sent as it is given is text',
      "isRaw(type) ? { type: ['string', 'number', 'boolean'] } : {}",
      '{}',
    ],
  ]),
  ...removalsOf(
    'contract/openapi/serialize-multipart.ts',
    ['contract/openapi/serialize-multipart.test.ts'],
    [
      ['no name ends its quotes', `.replaceAll('"', '%22')`, ''],
      ['nor its line', String.raw`.replaceAll('\n', '%0A')`, ''],
      ['nor the line before it', String.raw`.replaceAll('\r', '%0D')`, ''],
      [
        'a media type is one line',
        String.raw`return type.replaceAll(/[^\t\x20-\x7e]/g, '');`,
        'return type;',
      ],
    ],
  ),
  ...removalsOf('contract/openapi/rest-operation.ts', requests, [
    ['files by their size', 'replaceFiles(given.body, charactersOf)', 'given.body'],
    ['a request is looked at', 'return this.#isValidInput(input) ? [] :', 'return true ? [] :'],
  ]),
  ...removalsOf('contract/graphql/graphql-operation.ts', envelopes, [
    ['a status is documented', 'if (!this.#statuses.has(answer.status)) {', 'if (false) {'],
    ['a body is there', "if (answer.body === undefined || answer.body === '')", 'if (false)'],
    ['the content type', 'if (contentType === undefined || !isJson(mediaTypeOf(contentType)))', 'if (false)'],
    [
      'the shape of an answer',
      ".check('/response', answer.body, this.sensitiveNames)",
      ".check('/response', answer.body, this.sensitiveNames).slice(Infinity)",
    ],
    [
      'sensitive values are not shown',
      ".check('/response', answer.body, this.sensitiveNames)",
      ".check('/response', answer.body)",
    ],
    [
      'errors are told from data',
      "return at === '/errors' || at.startsWith('/errors/') ? 'graphql_errors' :",
      'return',
    ],
    ['undocumented fields are warnings', "code === 'field_undocumented' ? 'warning' : 'error'", "'error'"],
    ['parts that GraphQL has not', '...foreign.map((part) =>', '...foreign.slice(Infinity).map((part) =>'],
    ['variables', '...problems.map(({ at', '...problems.slice(Infinity).map(({ at'],
    [
      'sensitive variables are not shown',
      'asSent(input.variables ?? {}),\n      this.sensitiveNames,',
      'asSent(input.variables ?? {}),',
    ],
  ]),
  ...removalsOf('contract/graphql/response-schema.ts', shapes, [
    [
      'fields that were asked for',
      'return { required, properties: Object',
      'return { required: [], properties: Object',
    ],
    [
      'null',
      'isNonNullType(type)\n      ? notNull(this.#present(type.ofType, field))\n      : orNull',
      'orNull',
    ],
    [
      'null of a scalar that may be anything',
      '? notNull(this.#present(type.ofType, field))',
      '? this.#present(type.ofType, field)',
    ],
    ['items of lists', "{ type: 'array', items: this.#type(type.ofType, field) }", "{ type: 'array' }"],
    ['values of enums', '{ enum: type.getValues().map(({ name }) => name) }', '{}'],
    ['scalars', 'if (isLeafType(type)) return scalarSchema(type.name);', 'if (isLeafType(type)) return {};'],
    ['names of types', '{ ...oneOfNames(names), ', '{ '],
    ['types whose answers cannot be told apart alone', 'if (known === undefined) groups', 'if (true) groups'],
    ['what types have in common', '...this.#members(shared, types, type), ', ''],
    ['two names of one type', "length > 1 ? one.name : ''", "length > 1 ? '' : ''"],
    ['the shape of each type', ', then: shape ', ' '],
    [
      'the shapes without a name',
      '{ anyOf: shapes.map(({ shape, foreign }) => ({ ...shape, ...without(foreign) })) }',
      '{}',
    ],
    ['fields of other types', '({ ...shape, ...without(foreign) })', 'shape'],
    [
      'data, where there are no errors',
      "else: { required: ['data'], properties: { data: { type: 'object' } } },",
      '',
    ],
    ['a message of each error', "  required: ['message'],\n", ''],
    [
      'errors are some',
      "type: 'array', minItems: 1, items: errorSchema",
      "type: 'array', items: errorSchema",
    ],
  ]),
  ...removalsOf(
    'contract/schema/lenient-pattern.ts',
    ['contract/schema/lenient-pattern.test.ts'],
    [
      [
        'patterns that come to no end',
        'matchInTime(read, text) === true',
        'matchInTime(read, text) !== false',
      ],
    ],
  ),
  ...removalsOf('contract/schema/schema-library.ts', libraries, [
    ['what is invalid', '...this.checkOpen(pointer, value, sensitive), ', ''],
    ['what is undocumented', ', ...this.#undocumented(pointer, value)]', ']'],
    ['passing proves what it says', 'return closing === undefined\n        ? undefined\n        :', 'return'],
  ]),
  ...removalsOf('contract/schema/ajv.ts', libraries, [
    ['formats', 'addFormats(ajv);', ''],
    ['members of its own', 'ownProperties: true,', ''],
  ]),
  ...removalsOf('contract/schema/describe-error.ts', libraries, [
    [
      'sensitive values are not shown',
      '(secret ? typeName(error.data) : shown(error.data))',
      'shown(error.data)',
    ],
    [
      'however deep',
      '.some((token) => sensitive.has(token))',
      '.slice(-1).some((token) => sensitive.has(token))',
    ],
    ['long values are not shown', 'return text.length > 60', 'return false'],
  ]),
];
