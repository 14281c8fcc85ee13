/**
 * The shape of a request for the release of sealed credentials, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/release-request.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { digest, id, instant, network } from './credential-parts.ts';
import { closed } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/release-request.schema.json';

// It is shown to the approver: no control characters, and none that change the direction of the text around them.
const shownText = (description: string) =>
  Type.String({ pattern: '^[^\\p{C}\\p{Zl}\\p{Zp}]+$', maxLength: 256, description });

export const releaseRequestSchema = Type.Object(
  {
    schema: Type.Literal($id),
    id: Type.String({ pattern: '^[0-9a-f]{32}$', description: '128 random bits; no two requests are alike' }),
    provider: id('The provider whose credentials are asked for'),
    environment: id('The environment of it that they open'),
    network: network('The network that they are to be used on'),
    decision: digest('Of the decision that asks for them'),
    sealed: digest('Of the bytes of the sealed credential file'),
    recipient: Type.String({
      pattern: '^age1[02-9ac-hj-np-z]{58}$',
      description: "The runner's one-time age recipient",
    }),
    run: shownText('The run that asks'),
    repository: shownText('The repository that it runs for'),
    askedBy: Type.Optional(shownText('Address of the person who asks, as git has it; nobody verified it')),
    requestedAt: instant('When it was made'),
    expiresAt: instant('From here on it is refused; at most 24 hours after it was made'),
  },
  { ...closed, $id, title: 'livegate release request' },
);
