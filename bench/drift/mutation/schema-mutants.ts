import { facetRules } from '../../../src/drift/rules/schema-rules.ts';
import type { Mutant } from './mutant.ts';
import { respellings } from './respellings.ts';
import { schemaEdits } from './schema-edits.ts';
import type { Json, SchemaEdit } from './schema-edits.ts';
import { at, replaced, schemaPlaces } from './schema-places.ts';
import type { Place } from './schema-places.ts';

type Contract = { readonly name: string; readonly document: Json };

/** For every rule of schemas and both directions: the first place where an edit is possible, the edit, its way back, and a refactoring. */
export function schemaMutants(contract: Contract): readonly Mutant[] {
  return (['request', 'response'] as const).flatMap((direction) => {
    const places = schemaPlaces(contract.document, direction);
    return Object.entries(schemaEdits).flatMap(([rule, edit], index) =>
      mutantsOf(contract, direction, rule, edit, places, index),
    );
  });
}

function mutantsOf(
  contract: Contract,
  direction: string,
  rule: string,
  edit: SchemaEdit,
  places: readonly Place[],
  index: number,
): readonly Mutant[] {
  const { document, name } = contract;
  for (const place of places) {
    const schema = at(document, place) as Json;
    const edited = edit(schema);
    if (edited === undefined) continue;
    const old = JSON.stringify(replaced(document, place, edited.old ?? schema));
    const next = JSON.stringify(replaced(document, place, edited.new));
    const common = { contract: name, edit: `${rule} at /${place.join('/')}` };
    const there: Mutant = { ...common, rule: `${direction}-${rule}`, old, new: next, must: 'fires' };
    const back = mirrorOf(rule);
    const mirrored: Mutant[] =
      back === undefined || back === rule
        ? []
        : [{ ...common, rule: `${direction}-${back}`, old: next, new: old, must: 'fires' }];
    return [there, ...mirrored, ...silent(contract, place, `${direction}-${rule}`, index)];
  }
  return [];
}

function mirrorOf(rule: string): string | undefined {
  const mirror = facetRules.find(({ name }) => name === rule)?.mirror;
  return mirror !== undefined && 'rule' in mirror ? mirror.rule : undefined;
}

function silent({ document, name }: Contract, place: Place, rule: string, index: number): readonly Mutant[] {
  const schema = at(document, place) as Json;
  const open = respellings.flatMap(([words, respell]) => {
    const other = respell(schema);
    return other === undefined ? [] : [[words, other] as const];
  });
  const chosen = open[index % open.length];
  if (chosen === undefined) return [];
  const [words, other] = chosen;
  const edit = `${words}, at /${place.join('/')}`;
  return [
    {
      contract: name,
      rule,
      edit,
      old: JSON.stringify(document),
      new: JSON.stringify(replaced(document, place, other)),
      must: 'silent',
    },
  ];
}
