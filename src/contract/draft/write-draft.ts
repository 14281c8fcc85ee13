import type { DraftCredential, DraftEnvironment, DraftOperation, ProviderDraft } from './provider-draft.ts';

/** Stands in each line that a person has to finish. */
export const openMark = '# to answer:';

/**
 * A draft as the text of a provider file. What no document says has no value, and `openMark` with what is wanted: so the file
 * is refused, line by line, until all of it is answered.
 */
export function writeDraft(draft: ProviderDraft): string {
  const { besides, credentials, environments, operations } = draft;
  const first = credentials[0]?.name;
  return `# yaml-language-server: $schema=../../node_modules/livegate/schemas/provider.schema.json
# Drafted from ${plain(draft.file)}, which does not say all of it. Lines with "to answer" are yours: from the provider's pages,
# or from its people. What the provider does not have is { notApplicable: why }. livegate providers lists what is open.
id: ${draft.id}
name: ${scalar(draft.name)}
protocol: ${draft.protocol}
contract: { file: ${scalar(draft.file)}, version: ${quoted(draft.version)} }
docs: [${draft.docs.map(quoted).join(', ')}]

environments:
${environments.map((environment) => environmentText(environment, draft)).join('')}
auth:${credentials.length === 0 ? ` ${openMark} e.g. { key: { kind: bearer, value: $credential.key } }` : ''}
${besides.map((remark) => `  # ${plain(remark)}\n`).join('')}${credentials.map(credentialText).join('')}defaultAuth: ${first ?? `${openMark} a name of auth`}

rateLimits: ${openMark} e.g. [{ requests: 100, per: PT1M, scope: environment }]
versioning:
  scheme: ${openMark} path, header or none: where requests say which version they mean
  current: ${quoted(draft.version)}
  # What the provider calls backwards compatible, so that it may come at any time: none is known.
  compatible: []
errors:
  code: ${openMark} where an error's body holds its code, e.g. [/error/code]
  classes:
${errorClasses.map((one) => errorText(one, draft.statuses)).join('')}idempotency: ${openMark} e.g. { key: header Idempotency-Key, operations: [createOrder], replay: the first answer, evidence: found }
pagination: ${openMark} e.g. { style: cursor, maximum: 100 }

# What a call does in live: read, reversible, spend, irreversible or bureau.
operations:${operations.length === 0 ? ` ${openMark} each document of operations/, e.g. { getWallet: { effect: read } }` : ''}
${operations.map(operationText).join('')}
# Test data that scenarios need, each made by one call.
given: {}
capabilities:
  authenticate: ${openMark} e.g. { operation: getAccount, credential: ${first ?? 'key'} }
  read: ${openMark} e.g. { operation: getOrder, input: { path: { id: "1" } } }
  list: ${openMark} which operation lists, and how it pages
  create: ${openMark} which operation creates, and which reads it back
  idempotentCreate: ${openMark} which operation may be repeated with one key
  foreignIds: ${openMark} which operations look up what another environment has
  renewal: ${openMark} e.g. { credential: ${credentials.find(({ isToken }) => isToken)?.name ?? 'token'} }
  scopeCheck: ${openMark} which operation a lesser credential may not call
testData: { cardNumbers: [] }
`;
}

function environmentText(
  { baseUrl, name, remark }: DraftEnvironment,
  { credentials, id }: ProviderDraft,
): string {
  const references = credentials.flatMap((credential) => {
    const names = credential.isToken ? ['clientId', 'clientSecret'] : [credential.name];
    return names.map((one) => `${one}: env:${variable(id, name, one)}`);
  });
  const kept =
    references.length === 0
      ? `${openMark} e.g. { key: env:${variable(id, name, 'key')} }`
      : `{ ${references.join(', ')} }`;
  return `  # ${plain(remark)}
  ${name}:
    stage: ${openMark} test or live
    baseUrl: ${baseUrl === undefined ? `${openMark} https://…, what every request of this environment begins with` : scalar(baseUrl)}
    credentials: ${kept}
    sharedWithLive: ${openMark} of host, credentials, catalogue, accounts; [] for none
    isolated: ${openMark} kinds of objects that other environments do not know, e.g. [orders]
    reset: ${openMark} e.g. { every: P1D, removes: everything }
    contractLead: unknown
`;
}

function credentialText({ header, isToken, kind, name, remark }: DraftCredential): string {
  const named = header === undefined ? '' : ` name: ${quoted(header)},`;
  const value = isToken ? '$token' : `$credential.${name}`;
  const form = kind === 'basic' ? ': the base64 of user:password, as it is sent' : '';
  const start = `  # ${plain(remark)}${form}\n  ${name}:`;
  if (!isToken) return `${start} { kind: ${kind},${named} value: ${value} }\n`;
  return `${start}
    kind: ${kind}
    value: ${value}
    obtain: ${openMark} { operation: …, input: { body: … }, token: /access_token, expiresIn: /expires_in }
`;
}

const errorClasses: readonly (readonly [name: string, ...statuses: number[]])[] = [
  ['missingCredentials', 401],
  ['wrongCredentials', 401],
  ['wrongKeys', 401],
  ['expiredCredentials', 401],
  ['insufficientScope', 403],
  ['missingHeader', 400],
  ['invalidInput', 422, 400],
  ['unknownId', 404],
  ['rateLimited', 429],
];

function errorText([name, ...usual]: (typeof errorClasses)[number], statuses: ReadonlySet<string>): string {
  const documented = usual.find((status) => statuses.has(String(status)));
  const known =
    documented === undefined ? 'no usual status is documented' : `${String(documented)} is documented`;
  const status = documented ?? usual[0] ?? 400;
  return `    ${name}: ${openMark} e.g. { status: ${String(status)}, codes: [code] }; ${known}\n`;
}

function operationText({ id, isDeprecated, isRead, remark }: DraftOperation): string {
  const deprecated = isDeprecated ? `deprecated: true, ` : '';
  if (isRead) return `  # ${plain(remark)}\n  ${scalar(id)}: { ${deprecated}effect: read }\n`;
  return `  # ${plain(remark)}
  ${scalar(id)}:${isDeprecated ? '\n    deprecated: true' : ''}
    effect: ${openMark} reversible, spend, irreversible, bureau, or read\n`;
}

/** The name of an environment variable: capitals and underscores. */
function variable(...parts: readonly string[]): string {
  return parts
    .map((part) =>
      part
        .replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, '_')
        .replaceAll('-', '_')
        .toUpperCase(),
    )
    .join('_');
}

/** Foreign words within a comment: one line, and nothing that a terminal would obey. */
function plain(text: string): string {
  const line = text.replaceAll(/[\s\p{C}]+/gu, ' ').trim();
  return line.length > longest ? `${line.slice(0, longest)}…` : line;
}

const longest = 100;

/** Any text as a value; without quotes where it needs none. */
function scalar(text: string): string {
  const isPlain =
    /^[a-z][\w ./:-]*$/i.test(text) && !/: |:$| $|^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : quoted(text);
}

// What JSON writes, YAML reads (YAML 1.2, 1.3); what an editor would obey is written by its number.
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{C}\u2028\u2029]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
