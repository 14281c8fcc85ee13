/**
 * The shape of what `livegate diff --format json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/drift-report.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const digest = (description: string) => Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description });
const position = { line: Type.Integer({ minimum: 1 }), column: Type.Integer({ minimum: 1 }) };

const place = Type.Object(
  {
    file: Type.String(),
    ...position,
    pointer: Type.String({ description: 'JSON Pointer, or GraphQL schema coordinate' }),
  },
  closed,
);

const defect = Type.Object(
  { file: Type.String(), ...position, message: Type.String() },
  { ...closed, description: 'Something wrong with the document itself, which was read all the same' },
);

const compared = Type.Object(
  {
    source: Type.String({ description: 'As given on the command line' }),
    language: Type.Enum(['graphql', 'openapi', 'json-schema']),
    digest: digest('Of the very bytes that were compared'),
    defects: Type.Array(defect),
  },
  closed,
);

const side = Type.Enum(['old', 'new']);
const proves = { acceptedBy: side, refusedBy: side, refusal: Type.String() };

const witness = Type.Union(
  [
    Type.Object(
      { kind: Type.Literal('value'), position: Type.String(), value: Type.Unknown(), ...proves },
      closed,
    ),
    Type.Object(
      {
        kind: Type.Literal('document'),
        document: Type.String(),
        variables: Type.Optional(Type.Unknown()),
        ...proves,
      },
      closed,
    ),
    Type.Object(
      { kind: Type.Literal('result'), document: Type.String(), result: Type.Unknown(), ...proves },
      closed,
    ),
    Type.Object({ kind: Type.Literal('request'), request: Type.String(), ...proves }, closed),
    Type.Object({ kind: Type.Literal('response'), response: Type.String(), ...proves }, closed),
  ],
  {
    description:
      'Something that one side accepts and the other refuses, and the words of the validator that refused it',
  },
);

const change = Type.Object(
  {
    id: Type.String({ description: 'Rule of the catalogue: livegate rules <id> explains it' }),
    severity: Type.Enum(['breaking', 'dangerous', 'safe']),
    direction: Type.Enum(['request', 'response']),
    path: Type.Array(Type.String()),
    operations: Type.Array(Type.String(), { description: 'Every operation that the change reaches' }),
    positions: Type.Optional(Type.Array(Type.String())),
    old: Type.Optional(place),
    new: Type.Optional(place),
    reason: Type.String(),
    proof: Type.Optional(Type.Enum(['witness', 'unproved'])),
    stoppedBy: Type.Optional(Type.String({ description: 'Why no witness was found' })),
    witness: Type.Optional(witness),
    usage: Type.Optional(Type.Enum(['broken', 'potentially', 'unaffected', 'unknown'])),
    announced: Type.Optional(Type.String({ description: 'What the provider says of such changes' })),
    waiver: Type.Optional(
      Type.Object(
        {
          owner: Type.String(),
          reason: Type.String(),
          ticket: Type.String(),
          until: Type.String({ description: 'Last day, YYYY-MM-DD' }),
        },
        { ...closed, description: 'Who lets it pass: it does not count' },
      ),
    ),
    trapClass: Type.Optional(
      Type.Enum(
        [
          'one-environment-only',
          'narrower-in-test',
          'value-in-one-only',
          'ahead-of-live',
          'access-differs',
          'called-compatible',
        ],
        { description: 'Of a comparison with an environment: how the difference bites' },
      ),
    ),
    fingerprint: digest('The same change has the same one in every run'),
  },
  closed,
);

const usage = Type.Object(
  {
    state: Type.Enum(['current', 'stale', 'none']),
    provider: Type.Optional(Type.String()),
    schema: Type.Optional(digest('Of the schema that it was recorded under')),
  },
  { ...closed, description: 'What the recorded use is worth: a stale one says nothing' },
);

const waiverFinding = Type.Object(
  {
    code: Type.Enum(['expired', 'unused', 'not_yet_valid', 'too_long', 'duplicate']),
    rule: Type.String(),
    fingerprint: digest('Of the change that it is for'),
    file: Type.String(),
    ...position,
    message: Type.String(),
  },
  { ...closed, description: 'Something wrong with a waiver; counts as dangerous' },
);

const undecided = Type.Object(
  {
    where: Type.Array(Type.String()),
    reason: Type.String(),
    old: Type.Optional(place),
    new: Type.Optional(place),
  },
  closed,
);

export const driftReportSchema = Type.Object(
  {
    tool: Type.Object({ name: Type.Literal('livegate'), version: Type.String() }, closed),
    old: compared,
    new: compared,
    policy: Type.String(),
    effort: Type.Integer({ minimum: 0 }),
    verdict: Type.Enum(['identical', 'safe', 'dangerous', 'breaking', 'unknown']),
    changes: Type.Array(change),
    undecided: Type.Array(undecided, {
      description: 'Where livegate cannot tell; never counted as no change',
    }),
    usage: Type.Optional(usage),
    waiverFindings: Type.Optional(Type.Array(waiverFinding)),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/drift-report.schema.json', title: 'livegate drift report' },
);
