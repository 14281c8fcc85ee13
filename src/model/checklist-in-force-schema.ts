/**
 * The shape of what `livegate checklist show --json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/checklist-in-force.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { ceiling, checklistSchema, signOffRule } from './checklist-schema.ts';
import { decisionSchema } from './decision-schema.ts';
import { closed, text } from './provider-schema/parts.ts';

const $id = 'https://livegate.dev/schemas/checklist-in-force.schema.json';
const { notShown, pack } = checklistSchema.properties;
const { brokenGlass, weakened } = decisionSchema.properties;
const milliseconds = (description: string) =>
  Type.Integer({ minimum: 0, description: `${description} (milliseconds)` });
const names = (description: string) => Type.Array(text('A name'), { description });

export const checklistInForceSchema = Type.Object(
  {
    $schema: Type.Literal($id),
    pack,
    opens: text('The live environment whose credentials it stands in front of'),
    environments: names('Test environments that must be green'),
    scenarios: names('Scenarios that must have passed in each of them, those of the pack too'),
    runs: Type.Object(
      {
        consecutive: Type.Integer({ minimum: 1, description: 'So many clean runs in a row' }),
        over: milliseconds('From the first of them to the last at least'),
      },
      closed,
    ),
    evidenceAge: milliseconds('The newest run is no older'),
    clockLimit: milliseconds('The provider’s clock and ours differ by no more'),
    credentialAge: milliseconds('No live credential was sealed longer ago'),
    certificateLeft: milliseconds('The certificates of test and live hold for longer'),
    operations: names('Operations that may be sent to live'),
    ceilings: Type.Array(ceiling),
    promotionAge: milliseconds('How long a promotion holds'),
    releases: Type.Integer({ minimum: 1, description: 'How often one promotion releases' }),
    approvers: Type.Integer({ minimum: 1, description: 'How many have to release' }),
    signOffs: Type.Array(signOffRule, { description: 'Those of the pack, too' }),
    notShown: Type.Array(notShown.items),
    notApplicable: Type.Record(Type.String(), text('Why'), {
      description: 'Items of the pack that this provider has no use for',
    }),
    weakened: Type.Array(weakened.items, {
      description: 'Limits that let through more than those of the pack',
    }),
    brokenGlass: Type.Array(brokenGlass.items, { description: 'Of the last 30 days, on every network' }),
  },
  { ...closed, $id, title: 'livegate checklist in force: a checklist with its pack' },
);
