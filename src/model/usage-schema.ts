/**
 * The shape of `contracts/<id>/usage.json`, as TypeBox types; `scripts/generate.ts` writes `schemas/usage.schema.json`
 * from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const digest = (description: string) => Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description });
const names = (description: string) => Type.Array(Type.String(), { description });

const fieldUse = Type.Object(
  {
    whole: Type.Optional(
      Type.Literal(true, { description: 'Compared, copied or written out as a whole: all beneath is used' }),
    ),
    values: Type.Optional(
      Type.Array(Type.Union([Type.String(), Type.Number(), Type.Boolean(), Type.Null()]), {
        description: 'Values that an enum of the contract lists; no others',
      }),
    ),
    properties: Type.Optional(Type.Record(Type.String(), Type.Ref('#/$defs/FieldUse'))),
    additional: Type.Optional(Type.Ref('#/$defs/FieldUse')),
    items: Type.Optional(Type.Ref('#/$defs/FieldUse')),
  },
  { ...closed, description: 'What is sent or read of a value; what is absent was not seen' },
);
const uses = Type.Optional(Type.Record(Type.String(), Type.Ref('#/$defs/FieldUse')));

const response = Type.Object(
  {
    read: Type.Optional(Type.Ref('#/$defs/FieldUse')),
    headers: Type.Optional(names('Headers that are read, in lower case')),
    unrecorded: Type.Optional(
      Type.Literal(true, { description: 'Such answers came where nobody noted what is read of them' }),
    ),
  },
  closed,
);

const rest = Type.Object(
  {
    path: uses,
    query: uses,
    header: uses,
    body: Type.Optional(Type.Ref('#/$defs/FieldUse')),
    mediaTypes: Type.Optional(names('Of the bodies that are sent')),
    responses: Type.Record(Type.String(), response, {
      description: 'By status as documented: 200, 4XX, DEFAULT',
    }),
  },
  closed,
);

const graphql = Type.Object(
  {
    selected: names('Fields that it selects'),
    read: names('Of these, those that are read, and the enum values that came in them'),
    given: names('Arguments, input fields, enum values and directives that it gives'),
    types: names('Types that it names or gets to'),
    unrecorded: Type.Optional(Type.Literal(true)),
  },
  { ...closed, description: 'GraphQL schema coordinates' },
);

const source = Type.Union([
  Type.Object(
    {
      kind: Type.Literal('run'),
      id: Type.String(),
      network: Type.Enum(['sandbox', 'internet']),
      at: Type.String({ description: 'End of the run (ISO 8601, UTC)' }),
    },
    closed,
  ),
  Type.Object(
    { kind: Type.Enum(['har', 'documents']), file: Type.String(), digest: digest('Of its bytes') },
    closed,
  ),
]);

const head = {
  $schema: Type.String(),
  provider: Type.String(),
  contract: Type.Object(
    { digest: digest('Of the contract as a whole'), schema: digest('Of the schema file') },
    { ...closed, description: 'What it was recorded under: under another schema it is stale' },
  ),
  sources: Type.Array(source),
};

export const usageSchema = {
  ...Type.Union([
    Type.Object(
      { ...head, protocol: Type.Literal('rest'), operations: Type.Record(Type.String(), rest) },
      closed,
    ),
    Type.Object(
      { ...head, protocol: Type.Literal('graphql'), operations: Type.Record(Type.String(), graphql) },
      closed,
    ),
  ]),
  $defs: { FieldUse: fieldUse },
  $id: 'https://livegate.dev/schemas/usage.schema.json',
  title: 'livegate usage',
};
