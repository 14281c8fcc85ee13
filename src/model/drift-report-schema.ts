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
    fingerprint: digest('The same change has the same one in every run'),
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
    undecided: Type.Array(Type.Object({ where: Type.Array(Type.String()), reason: Type.String() }, closed), {
      description: 'Where livegate cannot tell; never counted as no change',
    }),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/drift-report.schema.json', title: 'livegate drift report' },
);
