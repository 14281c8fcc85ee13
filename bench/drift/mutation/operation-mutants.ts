import { rulesById } from '../../../src/drift/rules/all-rules.ts';
import type { Mutant } from './mutant.ts';
import { documentEdits } from './document-edits.ts';
import { operationEdits } from './operation-edits.ts';
import type { Operation, OperationEdit } from './operation-edits.ts';
import type { Json } from './schema-edits.ts';
import { at, replaced } from './schema-places.ts';
import type { Place } from './schema-places.ts';

type Contract = { readonly name: string; readonly document: Json };

/**
 * For every rule of operations: the first operation where an edit is possible, the edit and its way back. What is said of
 * the other direction is shown by the same operation as a webhook, which the providers' contracts do not have.
 */
export function operationMutants({ document, name }: Contract): readonly Mutant[] {
  const plain = { name, document };
  const webhook = { name: `${name} (webhook)`, document: asWebhooks(document) };
  return [
    ...documentMutants(plain),
    ...Object.entries(operationEdits).flatMap(([rule, edit]) => {
      const [direction] = rule.split('-');
      const turned = direction === 'request' ? 'response' : 'request';
      const other = rule.replace(direction ?? '', turned);
      const both = rulesById.has(other) && (direction === 'request' || direction === 'response');
      return [
        ...mutantsOf(plain, 'paths', rule, edit),
        ...(both ? mutantsOf(webhook, 'webhooks', other, edit) : []),
      ];
    }),
  ];
}

function documentMutants({ document, name }: Contract): readonly Mutant[] {
  return Object.entries(documentEdits).flatMap(([rule, edit]) => {
    const { new: next, old = document, same } = edit(document);
    const common = { contract: name, edit: `${rule} of the document` };
    const [before, after] = (same ?? []).map((one) => JSON.stringify(one));
    return [
      ...bothWays(common, rule, JSON.stringify(old), JSON.stringify(next)),
      ...(before === undefined || after === undefined
        ? []
        : [
            {
              ...common,
              edit: 'paths in another order and words',
              rule,
              old: before,
              new: after,
              must: 'silent' as const,
            },
          ]),
    ];
  });
}

function bothWays(
  common: Pick<Mutant, 'contract' | 'edit'>,
  rule: string,
  old: string,
  next: string,
): readonly Mutant[] {
  const mirror = rulesById.get(rule)?.mirror;
  const back = mirror !== undefined && 'rule' in mirror && mirror.rule !== rule ? [mirror.rule] : [];
  return [
    { ...common, rule, old, new: next, must: 'fires' },
    ...back.map((mirrored): Mutant => ({ ...common, rule: mirrored, old: next, new: old, must: 'fires' })),
  ];
}

function asWebhooks(document: Json): Json {
  const items = Object.entries(document['paths'] as Json).map(
    ([path, item]) => [path.replaceAll(/[^a-z]/gi, ''), item] as const,
  );
  const { paths: _paths, ...rest } = document;
  return { ...rest, webhooks: Object.fromEntries(items) };
}

function mutantsOf(
  { document, name }: Contract,
  root: string,
  rule: string,
  edit: OperationEdit,
): readonly Mutant[] {
  for (const place of operations(document, root)) {
    const edited = edit(structuredClone(at(document, place)) as Operation);
    if (edited === undefined) continue;
    const old = JSON.stringify(replaced(document, place, edited.old ?? at(document, place)));
    const next = JSON.stringify(replaced(document, place, edited.new));
    const common = { contract: name, edit: `${rule} at /${place.join('/')}` };
    return [
      ...bothWays(common, rule, old, next),
      {
        ...common,
        edit: `in another order at /${place.join('/')}`,
        rule,
        old: JSON.stringify(document),
        new: JSON.stringify(replaced(document, place, reversed(at(document, place)))),
        must: 'silent',
      },
    ];
  }
  return [];
}

function reversed(value: unknown): unknown {
  return Object.fromEntries(Object.entries(value as Json).toReversed());
}

function operations(document: Json, root: string): readonly Place[] {
  return Object.entries((document[root] ?? {}) as Record<string, Json>).flatMap(([path, item]) =>
    ['get', 'post', 'put', 'patch', 'delete']
      .filter((method) => method in item)
      .map((method) => [root, path, method]),
  );
}
