import { parse, print } from 'graphql';
import type { DefinitionNode, DocumentNode } from 'graphql';
import { rulesById } from '../../../src/drift/rules/all-rules.ts';
import { graphqlEdits } from './graphql-edits.ts';
import type { GraphqlEdit } from './graphql-edits.ts';
import type { Mutant } from './mutant.ts';

/** For every rule of GraphQL: the first definition where an edit is possible, the edit, its way back, and a refactoring. */
export function graphqlMutants(sdl: string): readonly Mutant[] {
  const document = parse(sdl);
  return Object.entries(graphqlEdits).flatMap(([rule, edit]) => mutantsOf(document, rule, edit));
}

function mutantsOf(document: DocumentNode, rule: string, edit: GraphqlEdit): readonly Mutant[] {
  for (const [index, definition] of document.definitions.entries()) {
    const edited = edit(definition, document);
    if (edited === undefined) continue;
    const old = print(withDefinition(document, index, edited.old ?? [definition]));
    const next = print(withDefinition(document, index, edited.new));
    const common = {
      contract: 'fluz',
      edit: `${rule} at ${'name' in definition ? (definition.name?.value ?? '') : 'schema'}`,
    };
    const mirror = rulesById.get(rule)?.mirror;
    const back = mirror !== undefined && 'rule' in mirror && mirror.rule !== rule ? [mirror.rule] : [];
    return [
      { ...common, rule, old, new: next, must: 'fires' },
      ...back.map((mirrored): Mutant => ({ ...common, rule: mirrored, old: next, new: old, must: 'fires' })),
      {
        ...common,
        edit: 'definitions in another order, printed anew',
        rule,
        old,
        new: print({ ...parse(old), definitions: parse(old).definitions.toReversed() }),
        must: 'silent',
      },
    ];
  }
  return [];
}

function withDefinition(
  document: DocumentNode,
  index: number,
  definitions: readonly DefinitionNode[],
): DocumentNode {
  return { ...document, definitions: document.definitions.toSpliced(index, 1, ...definitions) };
}
