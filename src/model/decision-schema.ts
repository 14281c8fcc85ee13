/**
 * The shape of a decision, as `livegate gate --json` prints it and as it stands beside a promotion in the ledger, as TypeBox
 * types; `scripts/generate.ts` writes `schemas/decision.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { ceiling } from './checklist-schema.ts';
import { closed, text } from './provider-schema/parts.ts';

const time = (description: string) =>
  Type.String({ format: 'date-time', description: `${description} (ISO 8601, UTC)` });
const digest = (description: string) => Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description });
const network = Type.Enum(['sandbox', 'internet'], {
  description: 'What the sandbox network showed unlocks only the sandbox network',
});
const verdict = Type.Enum(['passed', 'failed', 'unknown'], { description: 'unknown is not passed' });

const waived = Type.Object(
  {
    by: text('The approver who signed it'),
    owner: text('Who answers for it'),
    reason: text('Why the finding may pass'),
    until: time('Its end'),
    found: Type.String({ description: 'What the item showed' }),
  },
  { ...closed, description: 'Present where the item passes by a waiver alone' },
);

const item = Type.Object(
  {
    id: text('Its name, stable over versions of a pack'),
    title: text('In a few words'),
    kind: Type.Enum(['automatic', 'sign-off']),
    verdict,
    reason: Type.String({ description: 'Why, in one sentence that stands alone' }),
    remedy: Type.Optional(
      Type.Object(
        { command: text('What clears it'), cost: text('In time or people') },
        { ...closed, description: 'Absent where it passed' },
      ),
    ),
    evidence: Type.Optional(
      Type.Array(Type.String(), {
        description: 'Ids of the runs, or names of the signers, that it rests on',
      }),
    ),
    holdsUntil: Type.Optional(time('From then on it is not passed any more')),
    finding: Type.Optional(text('The one thing that a waiver could let pass')),
    waived: Type.Optional(waived),
  },
  closed,
);

const weakened = Type.Object(
  {
    item: text('The item that goes by it; promotion: for how long one holds'),
    limit: text('Its name'),
    own: text('What the checklist says'),
    pack: text('What its pack says'),
  },
  closed,
);

const brokenGlass = Type.Object(
  {
    id: text('Names it in the ledger'),
    environment: text('The live environment'),
    network,
    reason: Type.String({ description: 'Foreign text' }),
    by: Type.Array(Type.String(), { description: 'Who signed it; nobody where it is unverified' }),
    issuedAt: time('Its beginning'),
    expiresAt: time('Its end'),
    state: Type.Enum(['open', 'ended', 'unverified'], {
      description: 'unverified: its signatures do not count now, and nobody vouches for what it says',
    }),
  },
  closed,
);

export const decisionSchema = Type.Object(
  {
    schema: Type.Literal('https://livegate.dev/schemas/decision.schema.json'),
    provider: text('Id of the provider'),
    environment: text('The live environment'),
    network,
    verdict,
    items: Type.Array(item),
    subjects: Type.Record(Type.String(), digest('Of the bytes that were judged'), {
      description: 'By name; a file that is not there is not among them',
    }),
    decidedAt: time('When'),
    holdsUntil: time('The earliest of what its items hold until'),
    epoch: Type.Integer({ minimum: 0, description: 'How often the provider was revoked before' }),
    ledger: Type.Object(
      {
        size: Type.Integer({ minimum: 0, description: 'Entries' }),
        root: text('RFC 6962 root over them, in base64'),
      },
      { ...closed, description: 'The ledger that it was read from' },
    ),
    pack: text('With its version'),
    tool: Type.Object({ name: Type.Literal('livegate'), version: text('Of livegate') }, closed),
    operations: Type.Array(text('Operation id of the contract')),
    ceilings: Type.Array(ceiling),
    approvers: Type.Integer({ minimum: 1, description: 'How many have to release' }),
    weakened: Type.Optional(
      Type.Array(weakened, {
        minItems: 1,
        description: 'Limits of the checklist that let through more than those of its pack',
      }),
    ),
    brokenGlass: Type.Optional(
      Type.Array(brokenGlass, { minItems: 1, description: 'Of the last 30 days, on every network' }),
    ),
    level: Type.Optional(
      Type.Enum(['L1', 'L2', 'L3'], {
        description: 'How strong the gate is on this machine: printed, never signed',
      }),
    ),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/decision.schema.json', title: 'livegate decision' },
);
