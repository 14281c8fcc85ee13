/**
 * The shape of what `livegate promote --json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/promote-outcome.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { decisionSchema } from './decision-schema.ts';
import { promotionShape } from './promotion-shape.ts';
import { closed } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/promote-outcome.schema.json';

export const promoteOutcomeSchema = Type.Object(
  {
    $schema: Type.Literal($id),
    decision: Type.Object(decisionSchema.properties, {
      ...closed,
      description: 'Whatever it came to; as decision.schema.json says',
    }),
    promotion: Type.Optional(
      Type.Unsafe({
        ...promotionShape,
        description: 'What was signed, and stands in the ledger; absent where the decision did not pass',
      }),
    ),
    level: Type.Enum(['L1', 'L2', 'L3'], {
      description: 'How strong the gate is on this machine: printed, never signed',
    }),
  },
  { ...closed, $id, title: 'livegate promote: what was decided, and signed' },
);
