import { Type } from 'typebox';
import { closed, evidence, text } from './parts.ts';

/** Which kinds of change a sentence of the provider's covers: every rule that fits all that is given. */
const permits = Type.Object(
  {
    rules: Type.Optional(
      Type.Array(text('Rule id, as livegate rules lists it'), { minItems: 1, uniqueItems: true }),
    ),
    kinds: Type.Optional(
      Type.Array(Type.Enum(['added', 'removed', 'narrowed', 'widened', 'changed']), {
        minItems: 1,
        uniqueItems: true,
      }),
    ),
    directions: Type.Optional(
      Type.Array(Type.Enum(['request', 'response']), { minItems: 1, uniqueItems: true }),
    ),
  },
  { ...closed, minProperties: 1, description: 'Rules, kinds and directions of change that it covers' },
);

const compatible = Type.Object(
  {
    change: text('What the provider calls backwards compatible, in its words'),
    breaksClients: Type.Boolean({ description: 'Whether it can break a client all the same' }),
    why: Type.Optional(text('How')),
    permits: Type.Optional(permits),
    evidence: Type.Optional(evidence),
  },
  closed,
);

export const versioning = Type.Object(
  {
    scheme: Type.Enum(['path', 'header', 'none']),
    current: text('The version in use'),
    others: Type.Optional(Type.Array(Type.String())),
    compatible: Type.Array(compatible),
    notice: Type.Optional(text('How long before a change the provider tells')),
    extensibleEnums: Type.Optional(
      Type.Union(
        [Type.Literal(true), Type.Array(text('Type of the schema, or JSON Pointer to it'), { minItems: 1 })],
        {
          description:
            'Enums of answers whose values may grow, and that we are ready for: true for all, or where they stand',
        },
      ),
    ),
    driftPolicy: Type.Optional(
      Type.Enum(['wire', 'strict', 'source'], {
        description: 'Whom a change must not break, where the command line does not say',
      }),
    ),
  },
  closed,
);
