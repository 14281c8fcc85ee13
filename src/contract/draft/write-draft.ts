import type {
  DraftAccess,
  DraftCredential,
  DraftEnvironment,
  DraftOperation,
  ProviderDraft,
} from './provider-draft.ts';

/** Stands in each line that a person has to finish. */
export const openMark = '# to answer:';

/**
 * A draft as the text of a provider file. What no document says has no value, and `openMark` with what is wanted: so the file
 * is refused, line by line, until all of it is answered.
 */
export function writeDraft(draft: ProviderDraft): string {
  const { besides, credentials, environments, operations } = draft;
  const { defaultAuth = `${openMark} a name of auth`, version } = draft;
  const examples = examplesOf[draft.protocol];
  const first = draft.defaultAuth ?? credentials[0]?.name ?? 'key';
  return `# yaml-language-server: $schema=../../node_modules/livegate/schemas/provider.schema.json
# Drafted from ${plain(draft.file)}, which does not say all of it. Lines with "to answer" are yours: from the provider's pages,
# or from its people. What the provider does not have is { notApplicable: why }. livegate providers lists what is open.
id: ${draft.id}
name: ${scalar(draft.name)}
protocol: ${draft.protocol}
contract: { file: ${scalar(draft.file)}, version: ${quoted(version ?? '1')} }
docs: [${draft.docs.map(quoted).join(', ')}]

environments:
${environments.map((environment) => environmentText(environment, draft)).join('')}
auth:${credentials.length === 0 ? ` ${openMark} e.g. { key: { kind: bearer, value: $credential.key } }` : ''}
${besides.map((remark) => `  # ${plain(remark)}\n`).join('')}${credentials.map(credentialText).join('')}defaultAuth: ${defaultAuth}

rateLimits: ${openMark} e.g. [{ requests: 100, per: PT1M, scope: environment }]
versioning:
  scheme: ${openMark} path, header or none: where requests say which version they mean
  current: ${openMark} the version in use${version === undefined ? '' : `; the schema calls itself ${plain(version)}`}
  # What the provider calls backwards compatible, so that it may come at any time: none is known.
  compatible: []
errors:
  code: ${openMark} where an error's body holds its code, e.g. [${examples.code}]
  classes:
${errorClasses.map((one) => errorText(one, draft.statuses)).join('')}idempotency: ${openMark} e.g. { key: header Idempotency-Key, operations: [createOrder], replay: the first answer, evidence: found }
pagination: ${openMark} e.g. { style: cursor, maximum: 100 }

${aboutOperations[draft.protocol]}
operations:${operations.length === 0 ? ` ${openMark} each document of operations/, e.g. { getWallet: { effect: read } }` : ''}
${operations.map(operationText).join('')}
# Test data that scenarios need, each made by one call.
given: {}
capabilities:
  authenticate: ${openMark} e.g. { operation: getAccount, credential: ${first} }
  read: ${openMark} e.g. { operation: getOrder, input: { ${examples.input}: { id: "1" } } }
  list: ${openMark} which operation lists, and how it pages
  create: ${openMark} which operation creates, and which reads it back
  idempotentCreate: ${openMark} which operation may be repeated with one key
  foreignIds: ${openMark} which operations look up what another environment has
  renewal: ${openMark} e.g. { credential: ${credentials.find(({ isToken }) => isToken)?.name ?? 'token'} }
  scopeCheck: ${openMark} which operation a lesser credential may not call
testData: { cardNumbers: [] }
`;
}

/** What differs by protocol in the hints. */
const examplesOf = {
  rest: { code: '/error/code', input: 'path' },
  graphql: { code: '/errors/0/extensions/code', input: 'variables' },
} as const;

const effects = '# What a call does in live: read, reversible, spend, irreversible or bureau.';
const aboutOperations = {
  rest: `${effects} It is read where HTTP says so, by the method:
# change it where the provider's pages say otherwise. Those that you do not call can go.`,
  graphql: `${effects} One for each document that you write in
# operations/, by the name in it.`,
} as const;

function environmentText(
  { baseUrl, name, remark }: DraftEnvironment,
  { credentials, id }: ProviderDraft,
): string {
  const names = credentials.flatMap((credential) =>
    credential.isToken ? ['clientId', 'clientSecret'] : [credential.name],
  );
  const references = [...new Set(names)].map((one) => `${one}: env:${variable(id, name, one)}`);
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
  const start = `  # ${plain(remark)}${formOf(kind, header)}\n  ${name}:`;
  if (!isToken) return `${start} { kind: ${kind},${named} value: ${value} }\n`;
  return `${start}
    kind: ${kind}
    value: ${value}
    obtain: ${openMark} { operation: …, input: { body: … }, token: /access_token, expiresIn: /expires_in }
`;
}

function formOf(kind: DraftCredential['kind'], header: string | undefined): string {
  if (kind === 'basic') return ': the base64 of user:password, as it is sent';
  return /^authorization$/i.test(header ?? '')
    ? ': all of the header, with its first word where the provider wants one'
    : '';
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

function operationText({ access, id, isDeprecated, isRead, remark }: DraftOperation): string {
  const members = [
    ...(isDeprecated ? ['deprecated: true'] : []),
    ...(access === undefined ? [] : [`auth: ${accessText(access)}`]),
    `effect: ${isRead ? 'read' : `${openMark} reversible, spend, irreversible, bureau, or read`}`,
  ];
  const isOpen = members.some((member) => member.includes(openMark));
  const text = isOpen ? members.map((member) => `\n    ${member}`).join('') : ` { ${members.join(', ')} }`;
  return `  # ${plain(remark)}\n  ${key(id)}${text}\n`;
}

function accessText(access: DraftAccess): string {
  return 'auth' in access
    ? access.auth
    : `${openMark} a name of auth, or none; asked for is ${plain(access.open)}`;
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
  return line.length > longest ? `${line.slice(0, longest).replace(/\p{Cs}$/u, '')}…` : line;
}

const longest = 100;

/** Any text as a value; without quotes where it needs none. */
function scalar(text: string): string {
  const isPlain =
    /^[a-z][\w ./:-]*$/i.test(text) && !/: |:$| $|^(?:true|false|null|yes|no|on|off)$/i.test(text);
  return isPlain ? text : quoted(text);
}

/** Any text as a name, with its colon. YAML takes no more than 1024 characters for one without a question mark. */
function key(text: string): string {
  const written = scalar(text);
  return written.length > 1000 ? `? ${written}\n  :` : `${written}:`;
}

// What JSON writes, YAML reads (YAML 1.2, 1.3); what an editor would obey is written by its number.
function quoted(text: string): string {
  return JSON.stringify(text).replaceAll(/[\p{C}\u2028\u2029]/gu, (char) => {
    const code = (char.codePointAt(0) ?? 0).toString(16);
    return code.length > 4 ? `\\U${code.padStart(8, '0')}` : `\\u${code.padStart(4, '0')}`;
  });
}
