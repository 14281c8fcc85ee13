import type { ChangeDirection } from '../../model/change.ts';
import { compareDocumentation } from './documentation.ts';
import { givenExamples } from './examples.ts';
import type { Located } from './located.ts';
import { place } from './operation-changes.ts';
import type { Findings, OperationPair } from './operation-changes.ts';

/** Compares what one media type of a body may hold, and the examples of it. */
export function compareMedia(
  pair: OperationPair,
  findings: Findings,
  direction: ChangeDirection,
  path: readonly string[],
  two: { readonly old: Located; readonly new: Located },
): void {
  for (const keyword of ['schema', 'itemSchema'])
    place(
      findings,
      pair,
      direction,
      path,
      pair.readers.old.schema(two.old, keyword),
      pair.readers.new.schema(two.new, keyword),
      keyword === 'schema' ? givenExamples(pair, two.old, two.new) : [],
    );
  compareDocumentation(pair, findings, {
    direction,
    path,
    ...two,
    rule: `${direction}-documentation-changed`,
    keywords: ['example', 'examples'],
  });
}
