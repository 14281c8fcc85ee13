/**
 * The shape of `contracts/<id>/waivers.yaml`, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/waivers.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { closed, date, text } from './provider-schema/parts.ts';

export const waiversSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    maxDays: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 366,
        description: 'How many days from granted a waiver may last at most; 14 where it is not said',
      }),
    ),
    waivers: Type.Array(
      Type.Object(
        {
          rule: text('Rule id, as livegate rules lists it'),
          fingerprint: Type.String({
            pattern: '^sha256:[0-9a-f]{64}$',
            description: 'Fingerprint of the change, as livegate diff --format json prints it',
          }),
          owner: text('Who answers for it'),
          reason: text('Why the change may pass'),
          ticket: text('Where its end is tracked'),
          granted: date('First day'),
          expires: date('Last day'),
        },
        closed,
      ),
    ),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/waivers.schema.json', title: 'livegate waivers' },
);
