import { findSchemaChanges } from '../../../src/drift/find-schema-changes.ts';
import { rulesById } from '../../../src/drift/rules/all-rules.ts';
import { arbitrate } from './arbitrate.ts';
import type { Overruled } from './arbitrate.ts';
import type { ArbitrarySchema } from '../../../src/drift/testing/arbitrary-schema.ts';
import { attackVerdict } from '../../../src/drift/testing/judge-soundness.ts';
import { schemaSource } from '../../../src/drift/testing/schema-source.ts';

/** Two schemas, and which way the data goes. */
export type DirectedPair = readonly [readonly [ArbitrarySchema, ArbitrarySchema], 'request' | 'response'];

/** What is found does not depend on proofs, which are most of the work. */
const effort = 0;

type Checked = Pick<ReturnType<typeof attackVerdict>, 'judged' | 'witnesses' | 'values'> & {
  readonly overruled?: Overruled;
};

/** Attacks the verdict on a pair, compares a side with itself and mirrors both. Throws an error that says what is wrong. */
export function checkPair([[old, next], as]: DirectedPair): Checked {
  const found = attackVerdict(old, next, as, { tries: 4 });
  const { contradiction } = found;
  const [sub, sup] = as === 'request' ? [old, next] : [next, old];
  const overruled = contradiction === undefined ? undefined : arbitrate(sub, sup, contradiction);
  if (contradiction !== undefined && overruled === undefined)
    throw new Error(`contradiction: ${JSON.stringify(contradiction)}`);
  checkIdentical(old, as);
  checkMirrored(old, next);
  return overruled === undefined ? found : { ...found, overruled };
}

function checkIdentical(schema: ArbitrarySchema, as: 'request' | 'response'): void {
  const copy = schemaSource(structuredClone(schema));
  const { changes, undecided, verdict } = findSchemaChanges(schemaSource(schema), copy, { as, effort });
  const wanted = undecided.length > 0 ? 'unknown' : 'identical';
  if (verdict !== wanted || changes.length > 0)
    throw new Error(`differs from itself: ${idsOf(changes).join(', ')}`);
}

function checkMirrored(old: ArbitrarySchema, next: ArbitrarySchema): void {
  const there = findSchemaChanges(schemaSource(old), schemaSource(next), { as: 'request', effort }).changes;
  const back = findSchemaChanges(schemaSource(next), schemaSource(old), { as: 'response', effort }).changes;
  const wanted = idsOf(there).map(mirrored).toSorted().join(', ');
  const found = idsOf(back).toSorted().join(', ');
  if (wanted !== found) throw new Error(`not mirrored: expected ${wanted}; found ${found}`);
}

function idsOf(changes: readonly { readonly id: string }[]): readonly string[] {
  return changes.map(({ id }) => id);
}

function mirrored(id: string): string {
  const mirror = rulesById.get(id)?.mirror;
  const rule = mirror !== undefined && 'rule' in mirror ? mirror.rule : id;
  return rule.replace('request', 'response');
}
