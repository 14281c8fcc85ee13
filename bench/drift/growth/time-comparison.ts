import { parseSchemaDocument } from '../../../src/drift/document/parse-schema-document.ts';
import { findSchemaChanges } from '../../../src/drift/find-schema-changes.ts';
import { openApiSource } from '../../../src/drift/testing/openapi-source.ts';
import { median } from '../../verify/measure/median.ts';
import { recursiveSpecification } from './recursive-specification.ts';

/** What comparing two specifications of one size took: seconds, medians of several rounds. */
export type GrowthPoint = {
  readonly size: number;
  readonly changes: number;
  readonly compared: number;
  readonly readAndCompared: number;
};

/** At least so long is measured at each size, in milliseconds, and at least so many rounds. */
const [longEnough, fewest] = [1500, 3];

/** Compares two editions of a specification of so many schemas, in this process. */
export function timeComparison(size: number): GrowthPoint {
  const [old, next] = [recursiveSpecification(size, 'old'), recursiveSpecification(size, 'new')];
  const [oldText, newText] = [JSON.stringify(old), JSON.stringify(next)];
  let changes = 0;
  const compared = timed(() => {
    // Made anew each time: nothing of the last round may be left in them.
    changes = findSchemaChanges(openApiSource(old), openApiSource(next)).changes.length;
  });
  const readAndCompared = timed(() => {
    const [left, right] = [oldText, newText].map((text) => parseSchemaDocument(text, { source: 'a.json' }));
    if (left !== undefined && right !== undefined) findSchemaChanges(left, right);
  });
  return { size, changes, compared, readAndCompared };
}

function timed(work: () => void): number {
  const rounds: number[] = [];
  for (let total = 0; total < longEnough || rounds.length < fewest;) {
    const start = performance.now();
    work();
    rounds.push(performance.now() - start);
    total += rounds.at(-1) ?? 0;
  }
  return median(rounds) / 1000;
}
