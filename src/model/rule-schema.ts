/**
 * The shape of one rule, as `livegate rules --json` prints it, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/rule.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { closed, text } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/rule.schema.json';
const severity = Type.Enum(['breaking', 'dangerous', 'safe']);
const pair = (description: string) =>
  Type.Object({ old: Type.String(), new: Type.String() }, { ...closed, description });

export const ruleSchema = Type.Object(
  {
    id: text('Its name'),
    protocol: Type.Enum(['graphql', 'openapi', 'json-schema', 'observed']),
    kind: Type.Enum(['added', 'removed', 'narrowed', 'widened', 'changed']),
    direction: Type.Enum(['request', 'response', 'any'], { description: 'The side that it is about' }),
    severity: Type.Object(
      { wire: severity, strict: severity, source: severity },
      { ...closed, description: 'By policy, if a proof is found where it says breaking' },
    ),
    title: text('What happened'),
    why: text('Whom it breaks, and why, or why it breaks nobody'),
    source: text('The section of the specification that it rests on'),
    mirror: Type.Union([
      Type.Object({ rule: text('The rule for the opposite') }, closed),
      Type.Object({ none: text('Why there is none') }, closed),
    ]),
    example: pair('Smallest texts that make it fire'),
    silent: pair('Texts that look alike, of which it stays silent'),
  },
  { ...closed, $id, title: 'livegate rule: one kind of change' },
);
