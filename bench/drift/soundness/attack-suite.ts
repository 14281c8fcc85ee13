import type { ArbitrarySchema } from '../../../src/drift/testing/arbitrary-schema.ts';
import { attackVerdict } from '../../../src/drift/testing/judge-soundness.ts';
import { findSchemaChanges } from '../../../src/drift/find-schema-changes.ts';
import { schemaSource } from '../../../src/drift/testing/schema-source.ts';
import { editsOf } from './edits.ts';
import { loadSuite } from './load-suite.ts';

export type SuiteResult = {
  readonly schemas: number;
  readonly pairs: number;
  readonly values: number;
  readonly failures: readonly string[];
};

/**
 * Compares each schema of the official test suite with single edits of itself, and attacks the verdicts with all
 * instances of its file.
 */
export function attackSuite(): SuiteResult {
  const failures: string[] = [];
  let [schemas, pairs, values] = [0, 0, 0];
  for (const { instances, schema } of loadSuite()) {
    schemas += 1;
    for (const edited of editsOf(schema)) {
      for (const as of ['request', 'response'] as const) {
        if (restsOnSilence(schema, edited, as)) continue;
        const found = attackVerdict(schema, edited, as, { tries: 2, values: instances });
        pairs += Number(found.judged);
        values += found.values;
        if (found.contradiction !== undefined)
          failures.push(`${as} ${JSON.stringify([schema, edited])} ${JSON.stringify(found.contradiction)}`);
      }
    }
  }
  return { schemas, pairs, values, failures };
}

// Nobody is held to send a name under the silence of one schema which the other happens to declare; instances do.
function restsOnSilence(old: ArbitrarySchema, next: ArbitrarySchema, as: 'request' | 'response'): boolean {
  const { changes } = findSchemaChanges(schemaSource(old), schemaSource(next), { as });
  return changes.some(({ id }) => /-property-(added|removed)$/.test(id));
}
