import type { Json } from './schema-edits.ts';

/** An OpenAPI Operation Object. */
export type Operation = Json & {
  readonly parameters?: readonly Json[];
  readonly requestBody?: Json;
  readonly responses: Readonly<Record<string, Json>>;
};

/** One edit of an operation; undefined where it cannot be made there. `new: undefined` takes the operation out. */
export type OperationEdit = (
  operation: Operation,
) => { readonly old?: Json; readonly new: Json | undefined } | undefined;

const inQuery = (more: Json): Json => ({
  name: 'brandNew',
  in: 'query',
  schema: { type: 'string' },
  ...more,
});
const plusParameter =
  (more: Json): OperationEdit =>
  (operation) => ({
    new: { ...operation, parameters: [...(operation.parameters ?? []), inQuery(more)] },
  });
const parameterInstead =
  (old: Json, next: Json): OperationEdit =>
  (operation) => ({
    old: { ...operation, parameters: [...(operation.parameters ?? []), inQuery(old)] },
    new: { ...operation, parameters: [...(operation.parameters ?? []), inQuery(next)] },
  });
const text = { 'text/x-brand-new': { schema: { type: 'string' } } };
const bodyOf = ({ requestBody }: Operation): Json | undefined =>
  requestBody?.['content'] === undefined ? undefined : requestBody;
const withBody =
  (edit: (body: Json, operation: Operation) => Json | undefined): OperationEdit =>
  (operation) => {
    const body = bodyOf(operation);
    const made = body === undefined ? undefined : edit(body, operation);
    return made === undefined ? undefined : { new: { ...operation, requestBody: made } };
  };
const withoutBody =
  (required: boolean): OperationEdit =>
  (operation) =>
    operation.requestBody === undefined
      ? { new: { ...operation, requestBody: { required, content: text } } }
      : undefined;
const plusStatus =
  (status: string): OperationEdit =>
  (operation) =>
    status in operation.responses
      ? undefined
      : { new: { ...operation, responses: { ...operation.responses, [status]: { description: 'new' } } } };
const answer = (operation: Operation): readonly [string, Json] | undefined =>
  Object.entries(operation.responses).find(
    ([status, response]) => /^2/.test(status) && response['content'] !== undefined,
  );
const answered =
  (old: Json | undefined, next: Json): OperationEdit =>
  (operation) => {
    const [status, response] = answer(operation) ?? [];
    if (status === undefined) return undefined;
    const made = (more: Json): Json => ({
      ...operation,
      responses: { ...operation.responses, [status]: { ...response, ...more } },
    });
    return { ...(old === undefined ? {} : { old: made(old) }), new: made(next) };
  };
const header = (more: Json): Json => ({
  headers: { 'X-Brand-New': { schema: { type: 'string' }, ...more } },
});
const link = (name: string): Json => ({ links: { again: { operationId: name } } });
/** With one media type more than it has, in what answers a request that succeeded, or one that did not. */
const plusMediaType = (operation: Operation, statuses: RegExp): Json | undefined => {
  const [status, response] =
    Object.entries(operation.responses).find(
      ([name, one]) => statuses.test(name) && one['$ref'] === undefined,
    ) ?? [];
  if (status === undefined || response === undefined) return undefined;
  const content = { ...(response['content'] as Json | undefined), ...text };
  return { ...operation, responses: { ...operation.responses, [status]: { ...response, content } } };
};
const mediaType: OperationEdit = (operation) => {
  const more = plusMediaType(operation, /^[45]/);
  return more === undefined ? undefined : { new: more };
};
const mediaTypeOfSuccess: OperationEdit = (operation) => {
  const more = answer(operation) === undefined ? undefined : plusMediaType(operation, /^2/);
  return more === undefined ? undefined : { old: more, new: operation };
};

const sunset = (date: string): Json => ({ deprecated: true, 'x-sunset': date });

const inWords = { type: 'object', properties: { page: { type: 'integer' } } };
const form = (more: Json): Json => ({
  content: {
    'multipart/form-data': {
      schema: { type: 'object', properties: { file: { type: 'string', format: 'binary' } } },
      ...more,
    },
  },
});

/** For each pair of rules an edit that makes it fire; the way back makes its mirror fire. */
export const operationEdits: Readonly<Record<string, OperationEdit>> = {
  'operation-removed': () => ({ new: undefined }),
  'operation-deprecated-added': (operation) => ({ new: { ...operation, ...sunset('2099-01-01') } }),
  'deprecated-operation-removed': (operation) => ({
    old: { ...operation, deprecated: true },
    new: undefined,
  }),
  'operation-deprecated-without-sunset': (operation) => ({ new: { ...operation, deprecated: true } }),
  'operation-removed-before-sunset': (operation) => ({
    old: { ...operation, ...sunset('2099-01-01') },
    new: undefined,
  }),
  'sunset-added': (operation) => ({
    old: { ...operation, deprecated: true },
    new: { ...operation, ...sunset('2099-01-01') },
  }),
  'sunset-moved-later': (operation) => ({
    old: { ...operation, ...sunset('2099-01-01') },
    new: { ...operation, ...sunset('2100-01-01') },
  }),
  'sunset-passed': (operation) => ({
    old: { ...operation, ...sunset('2099-01-01') },
    new: { ...operation, ...sunset('2020-12-31') },
  }),
  'part-sunset-passed': parameterInstead(sunset('2099-01-01'), sunset('2020-12-31')),
  'operation-id-changed': (operation) => ({ new: { ...operation, operationId: 'brandNew' } }),
  'request-security-tightened': (operation) => ({
    old: { ...operation, security: [] },
    new: { ...operation, security: [{ brandNew: [] }] },
  }),
  'request-required-parameter-added': plusParameter({ required: true }),
  'request-optional-parameter-added': plusParameter({}),
  'request-parameter-became-required': parameterInstead({}, { required: true }),
  'request-parameter-serialisation-changed': parameterInstead(
    { schema: { type: 'array' } },
    { schema: { type: 'array' }, style: 'pipeDelimited', explode: false },
  ),
  'request-parameter-deprecated-added': parameterInstead({}, sunset('2099-01-01')),
  'request-parameter-deprecated-without-sunset': parameterInstead({}, { deprecated: true }),
  'request-parameter-sunset-added': parameterInstead({ deprecated: true }, sunset('2099-01-01')),
  'request-parameter-sunset-moved-later': parameterInstead(sunset('2099-01-01'), sunset('2100-01-01')),
  'request-parameter-removed-before-sunset': (operation) => ({
    old: { ...operation, parameters: [...(operation.parameters ?? []), inQuery(sunset('2099-01-01'))] },
    new: operation,
  }),
  'request-required-body-added': withoutBody(true),
  'request-optional-body-added': withoutBody(false),
  'request-body-became-optional': withBody((body) =>
    body['required'] === true ? { ...body, required: false } : undefined,
  ),
  'request-media-type-added': withBody((body) => ({
    ...body,
    content: { ...(body['content'] as Json), ...text },
  })),
  'request-encoding-changed': (operation) =>
    operation.requestBody === undefined
      ? {
          old: { ...operation, requestBody: form({}) },
          new: { ...operation, requestBody: form({ encoding: { file: { contentType: 'image/png' } } }) },
        }
      : undefined,
  'response-media-type-added': mediaType,
  'response-media-type-unanswered': mediaTypeOfSuccess,
  'response-status-added': plusStatus('418'),
  'response-success-status-added': plusStatus('207'),
  'response-header-added': answered(undefined, header({})),
  'response-optional-header-removed': answered(header({}), { headers: {} }),
  'response-optional-header-removed-before-sunset': answered(header(sunset('2999-12-31')), {
    headers: {},
  }),
  'response-required-header-removed': answered(header({ required: true }), { headers: {} }),
  'response-header-became-required': answered(header({}), header({ required: true })),
  'response-header-deprecated-added': answered(header({}), header({ deprecated: true })),
  'response-header-serialisation-changed': answered(
    header({ schema: inWords }),
    header({ schema: inWords, explode: true }),
  ),
  'response-statuses-undocumented': (operation) => ({ new: { ...operation, responses: {} } }),
  'response-value-forbidden': answered(
    { content: { 'text/x-brand-new': { schema: { type: 'string' } } } },
    { content: { 'text/x-brand-new': { schema: { not: {} } } } },
  ),
  'response-link-added': answered(undefined, link('one')),
  'response-link-changed': answered(link('one'), link('two')),
};
