/**
 * The shape of `trust.yaml`, as TypeBox types; `scripts/generate.ts` writes `schemas/trust.schema.json` from it. At run
 * time only that JSON file is read.
 */
import { Type } from 'typebox';
import { roles } from './key-roles.ts';
import { closed, date, text } from './provider-schema/parts.ts';

const key = Type.Object(
  {
    name: Type.String({
      pattern: '^[a-z][a-z0-9.@_-]*$',
      description: 'Who signs with it: a person or a runner',
    }),
    roles: Type.Array(Type.Enum([...roles]), {
      minItems: 1,
      uniqueItems: true,
      description:
        'runner: signs evidence; gatekeeper: promotes; approver: signs off and approves releases; break-glass: opens in an emergency',
    }),
    key: Type.String({
      pattern: '^[A-Za-z0-9+/]{59}=$',
      description: 'Ed25519 public key: base64 of its SPKI DER, as livegate keys prints it',
    }),
    recipient: Type.Optional(
      Type.String({ pattern: '^age1[0-9a-z]{58}$', description: 'age recipient: what is sealed for it' }),
    ),
    emails: Type.Optional(
      Type.Array(text('An address'), { description: 'Addresses that this person commits under' }),
    ),
    until: Type.Optional(date('Last day on which it counts')),
    revoked: Type.Optional(date('From this day on nothing that it signed counts, whenever it was')),
  },
  closed,
);

export const trustSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    keys: Type.Array(key, { minItems: 1, description: 'Whose signatures count, and for what' }),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/trust.schema.json', title: 'livegate trust' },
);
