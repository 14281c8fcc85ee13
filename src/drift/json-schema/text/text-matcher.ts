import { PatternAutomaton } from './pattern-automaton.ts';
import { UnknownPattern } from './pattern-parser.ts';
import type { Term, Ways } from './pattern-parser.ts';
import { readPattern } from './read-pattern.ts';

/** What a pattern asks of a text: to match each of the first, and none of the others. */
export type TextMatcher = {
  readonly every: readonly PatternAutomaton[];
  readonly none: readonly PatternAutomaton[];
};

const mostKept = 1000;
const kept = new Map<string, TextMatcher | undefined>();

/** The automata of a pattern, which may look ahead at its beginning (`^(?=…)(?!…)…`); undefined where there are none. */
export function textMatcher(pattern: string): TextMatcher | undefined {
  if (kept.has(pattern)) return kept.get(pattern);
  const matcher = build(pattern);
  if (kept.size < mostKept) kept.set(pattern, matcher);
  return matcher;
}

function build(pattern: string): TextMatcher | undefined {
  const ways = readPattern(pattern);
  if (ways === undefined) return undefined;
  try {
    return matcherOf(ways);
  } catch (error) {
    if (error instanceof UnknownPattern) return undefined;
    throw error;
  }
}

function matcherOf(ways: Ways): TextMatcher {
  const [[begin, ...rest] = []] = ways;
  const behind = rest.findIndex((term) => !looksAhead(term));
  const count = behind < 0 ? rest.length : behind;
  if (ways.length !== 1 || begin?.atom.kind !== 'assertion' || begin.atom.text !== '^' || count === 0)
    return { every: [new PatternAutomaton(ways)], none: [] };
  const looked = (sign: string): readonly PatternAutomaton[] =>
    rest.slice(0, count).flatMap(({ atom }) => {
      if (atom.kind !== 'look' || atom.sign !== sign) return [];
      return new PatternAutomaton([[begin, { atom: { kind: 'group', ways: atom.ways }, min: 1, max: 1 }]]);
    });
  const main = new PatternAutomaton([[begin, ...rest.slice(count)]]);
  return { every: [main, ...looked('?=')], none: looked('?!') };
}

function looksAhead({ atom, max, min }: Term): boolean {
  return atom.kind === 'look' && !atom.sign.includes('<') && min === 1 && max === 1;
}
