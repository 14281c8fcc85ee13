/**
 * The shape of a checklist's pack, `packs/<name>.yaml` of the package, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/pack.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { itemId, runsRule, scenarioId, signOffRule } from './checklist-schema.ts';
import { closed, duration } from './provider-schema/parts.ts';

export const packSchema = Type.Object(
  {
    name: Type.String({
      pattern: '^[a-z][a-z-]*@[1-9][0-9]*$',
      description: 'With its version: what a released version asks for never changes',
    }),
    items: Type.Array(itemId, {
      minItems: 1,
      uniqueItems: true,
      description: 'Automatic items, in the order in which they are shown',
    }),
    scenarios: Type.Array(scenarioId, {
      minItems: 1,
      uniqueItems: true,
      description: 'Scenarios that must have passed in each test environment',
    }),
    signOffs: Type.Array(signOffRule, { minItems: 1, description: 'What people must sign' }),
    runs: Type.Object(
      { sandbox: runsRule, internet: runsRule },
      { ...closed, description: 'Where the checklist says nothing' },
    ),
    freshness: Type.Object(
      {
        evidence: duration('The newest run is no older'),
        clock: duration('The provider’s clock and ours differ by no more'),
        credentials: duration('No live credential was sealed longer ago'),
        certificate: duration('The certificates of test and live hold for longer'),
      },
      { ...closed, description: 'Where the checklist says nothing' },
    ),
    promotion: Type.Object({ expires: duration('How long one holds') }, closed),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/pack.schema.json', title: 'livegate pack of a checklist' },
);
