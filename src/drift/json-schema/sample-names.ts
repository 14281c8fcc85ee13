import type { Budget } from '../budget.ts';
import { fitsText } from './fits-text.ts';
import { memberOf } from './intersect.ts';
import type { Lowering } from './lower.ts';
import { openAlternative } from './open-alternative.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import { sampleString } from './sample-scalar.ts';
import type { Alternative, Shape } from './shape.ts';

type Names = IteratorObject<string, undefined>;

const mostNames = 1000;
const turns = [...Array(20).keys()];
// Patterns of names ask for a first letter, for its case, for none at all.
const otherNames = ['Other1', '_other1', 'x-other1', '1', 'é', ''];

/** Names that an object schema allows and declares no member of, each once: `count` plain ones first, if those may be. */
export function* sampleNames(
  alternative: Alternative,
  lowering: Lowering,
  count: number,
  pattern?: string,
): Generator<string, undefined> {
  const texts = textsOf(alternative, lowering);
  const seen = new Set(alternative.properties.keys());
  const patterns = pattern === undefined ? [...alternative.patternProperties.keys()] : [pattern];
  const covered = patterns.map((each) => textOf(alternative, each, lowering));
  for (const name of candidates(texts, covered, Math.min(count, mostNames), lowering.graph.budget)) {
    if (seen.has(name) || !texts.every((text) => text.some((one) => fitsName(one, name)))) continue;
    seen.add(name);
    if (!memberOf(alternative, name, lowering.graph).forbids) yield name;
  }
}

/** Names that neither a property nor a pattern of any of the two covers. */
export function additionalNames(alternative: Alternative, other: Alternative, lowering: Lowering): Names {
  const isCovered = (name: string): boolean =>
    other.properties.has(name) ||
    [alternative, other].some(({ patternProperties }) =>
      [...patternProperties.keys()].some((pattern) => patternAccepts(pattern, name)),
    );
  return sampleNames(alternative, lowering, 1).filter((name) => !isCovered(name));
}

/** Names that a pattern covers, and no property. */
export function patternNames(alternative: Alternative, pattern: string, lowering: Lowering): Names {
  const text = textOf(alternative, pattern, lowering);
  return sampleNames(alternative, lowering, 1, pattern).filter((name) => fitsName(text, name));
}

function* candidates(
  texts: readonly Shape[],
  covered: Shape,
  count: number,
  budget: Budget,
): Iterable<string> {
  if (texts.length === 0) for (let index = 1; index <= count; index += 1) yield `other${String(index)}`;
  for (const text of [...texts.flat(), ...covered]) {
    yield* (text.values?.value ?? []).filter((value) => typeof value === 'string');
    for (const turn of turns) {
      const name = sampleString(text, { turn, budget });
      if (name !== undefined) yield name;
    }
  }
  yield* otherNames;
}

// What `propertyNames` asks for is compared as a whole where its names cannot be listed.
function textsOf({ opaque }: Alternative, lowering: Lowering): readonly Shape[] {
  return opaque
    .filter(({ keyword }) => keyword === 'propertyNames')
    .flatMap(({ parts }) =>
      parts.map((part) => lowering.shape(part).filter(({ type }) => type === 'string')),
    );
}

function textOf({ from }: Alternative, pattern: string, { anything }: Lowering): Alternative {
  const text = openAlternative('string', anything, from);
  return { ...text, patterns: from.slice(0, 1).map((at) => ({ value: pattern, at })) };
}

function fitsName(text: Alternative, name: string): boolean {
  return (text.values?.value.includes(name) ?? true) && fitsText(text, name);
}
