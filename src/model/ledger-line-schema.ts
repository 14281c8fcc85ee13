/**
 * The shape of one line that `livegate ledger show --json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/ledger-line.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import type { TProperties } from 'typebox';
import { decisionSchema } from './decision-schema.ts';
import { closed, text } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/ledger-line.schema.json';
const { environment, network } = decisionSchema.properties;

const signature = Type.Object({ keyid: Type.Optional(Type.String()), sig: text('In base64') }, closed);
const envelope = Type.Object(
  {
    payload: text('The in-toto statement, in base64'),
    payloadType: text('Of the payload'),
    signatures: Type.Array(signature, { minItems: 1, maxItems: 16 }),
  },
  { ...closed, description: 'A DSSE envelope; whoever reads it here has verified nothing' },
);
const signed = { envelope: Type.Ref('#/$defs/Envelope') };
const decided = { ...signed, decision: Type.Ref('#/$defs/Decision') };

const line = (kind: string, body: TProperties, description: string) =>
  Type.Object(
    {
      index: Type.Integer({ minimum: 0, description: 'Where it stands; the first has 0' }),
      schema: Type.Literal('https://livegate.dev/ledger-entry/v1'),
      kind: Type.Literal(kind),
      at: Type.String({ format: 'date-time', description: 'By the clock of who wrote it (ISO 8601, UTC)' }),
      provider: text('Id of the provider'),
      body: Type.Object(body, closed),
    },
    { ...closed, description },
  );

const released = {
  promotion: text('Id of the promotion'),
  ...{ environment, network },
  level: Type.Enum(['L1', 'L2', 'L3']),
  mode: Type.Enum(['inject', 'fd', 'env']),
  isolated: Type.Optional(Type.Boolean({ description: 'Whether the command ran in namespaces of its own' })),
  request: Type.Optional(text('Id of the request that approvers answered')),
  approvers: Type.Optional(Type.Array(text('Name of an approver'))),
  releases: Type.Optional(Type.Array(text('Digest of what one of them signed'))),
};

export const ledgerLineSchema = {
  ...Type.Union([
    line('sign-off', signed, 'A person signed an item'),
    line('waiver', signed, 'An approver let a finding pass'),
    line('promotion', decided, 'Every item passed, and a gatekeeper signed it'),
    line('break-glass', decided, 'Two approvers opened in spite of the checklist'),
    line('release', released, 'Credentials were about to be used'),
    line(
      'drift',
      { by: text('What found it'), network, reason: text('Where it was found') },
      'Drift was found that breaks us: evidence from before counts no more',
    ),
    line('revocation', { by: text('Who, or what'), reason: text('Foreign text') }, 'Voids all before'),
  ]),
  $defs: { Decision: Type.Object(decisionSchema.properties, closed), Envelope: envelope },
  $id,
  title: 'livegate ledger: one entry, as livegate writes it',
};
