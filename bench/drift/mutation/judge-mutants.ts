import { parseSchemaDocument } from '../../../src/drift/document/parse-schema-document.ts';
import { findSchemaChanges } from '../../../src/drift/find-schema-changes.ts';
import type { Mutant } from './mutant.ts';

/** The day of the comparison: sunsets lie before or after it. */
const now = '2026-01-01T00:00:00Z';

/** What livegate made of an edit. */
export type Judged = Mutant & { readonly found: readonly string[]; readonly right: boolean };

/** Compares the two editions of every mutant. */
export function judgeMutants(mutants: readonly Mutant[]): readonly Judged[] {
  return mutants.map((mutant, index) => {
    process.stderr.write(`\r${index + 1}/${mutants.length} edits`);
    const [old, next] = [mutant.old, mutant.new].map((text) =>
      parseSchemaDocument(text, { source: mutant.contract }),
    );
    const changes =
      old === undefined || next === undefined ? [] : findSchemaChanges(old, next, { now }).changes;
    const found = changes.map(({ id }) => id);
    return {
      ...mutant,
      found,
      right: mutant.must === 'fires' ? found.includes(mutant.rule) : found.length === 0,
    };
  });
}
