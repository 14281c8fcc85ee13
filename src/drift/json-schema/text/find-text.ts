import type { Budget } from '../../budget.ts';
import type { CodePointSet } from './code-point-set.ts';
import type { PatternAutomaton, Standing } from './pattern-automaton.ts';
import { textMatcher } from './text-matcher.ts';
import type { TextMatcher } from './text-matcher.ts';

/** Which text is looked for. */
export type TextQuestion = {
  /** Patterns that it matches. */
  readonly every: readonly string[];
  /** A pattern that it does not match. */
  readonly not?: string;
  /** How few and how many characters it has. */
  readonly least: number;
  readonly most: number;
  /** Which of several: 0 is the plainest. */
  readonly turn?: number;
};

/** The shortest such text, or that there is none. */
export type TextAnswer = { readonly text: string } | { readonly text?: never; readonly isNone: true };

const mostMoments = 20_000;
const mostSteps = 400_000;
const mostKept = 2000;
const kept = new Map<string, Search>();

type Search = { readonly answer: TextAnswer | undefined; readonly steps: number };

/**
 * Finds the shortest text that matches some patterns and not another, or shows that there is none: walks through the
 * automata of all of them together (product construction, Hopcroft and Ullman 1979). Undefined where a pattern asks for
 * what no automaton tells (references to groups, looking behind, edges of words), or it would take too long: steps are
 * counted against the budget, no clock is read. It does not look at lone halves of surrogate pairs, which no JSON text can hold.
 */
export function findText(
  question: TextQuestion,
  budget: Budget,
  where: () => readonly string[],
): TextAnswer | undefined {
  if (budget.isSpent('textSteps')) {
    budget.refuse('textSteps', 1, where);
    return undefined;
  }
  const key = JSON.stringify(question);
  const found = kept.get(key) ?? search(question);
  if (kept.size < mostKept) kept.set(key, found);
  // What is known costs as much as what is not: the same documents always come to the same end.
  budget.spend('textSteps', found.steps);
  return found.answer;
}

function search({ every, least, most, not, turn = 0 }: TextQuestion): Search {
  if (least > most) return { answer: { isNone: true }, steps: 1 };
  const wanted = every.map(textMatcher);
  const unwanted = not === undefined ? undefined : textMatcher(not);
  const known = wanted.filter((matcher) => matcher !== undefined);
  if (known.length < wanted.length || (not !== undefined && unwanted === undefined))
    return { answer: undefined, steps: 1 };
  const walk = new Walk(known, unwanted, turn);
  return { answer: walk.shortest(least, most), steps: walk.steps };
}

/** All automata after the same characters, and how one came there. */
type Moment = {
  readonly standings: readonly Standing[];
  readonly length: number;
  readonly before?: Moment;
  readonly character: string;
};

class Walk {
  readonly #wanted: readonly TextMatcher[];
  readonly #unwanted: TextMatcher | undefined;
  readonly #automata: readonly PatternAutomaton[];
  readonly #at: ReadonlyMap<PatternAutomaton, number>;
  readonly #letters: readonly Letter[];
  steps = 1;

  constructor(wanted: readonly TextMatcher[], unwanted: TextMatcher | undefined, turn: number) {
    this.#wanted = wanted;
    this.#unwanted = unwanted;
    const matchers = unwanted === undefined ? wanted : [...wanted, unwanted];
    this.#automata = [...new Set(matchers.flatMap(({ every, none }) => [...every, ...none]))];
    this.#at = new Map(this.#automata.map((automaton, index) => [automaton, index]));
    this.#letters = lettersOf(
      this.#automata.map(({ sets }) => sets),
      turn,
    );
  }

  shortest(least: number, most: number): TextAnswer | undefined {
    const first: Moment = {
      standings: this.#automata.map(({ start }) => start),
      length: 0,
      character: '',
    };
    const seen = new Set<string>();
    const queue = [first];
    // What is reached with fewer characters may go on for longer, and behind the fewest their number is all the same.
    for (const moment of queue) {
      const { length } = moment;
      if (length >= least && this.#isFound(moment)) return { text: textOf(moment) };
      if (length >= most) continue;
      for (const letter of this.#letters) {
        const next = this.#next(moment, letter);
        const key = `${next.standings.map(({ id }) => id).join(' ')} ${String(Math.min(next.length, least))}`;
        if (seen.has(key) || this.#isInVain(next)) continue;
        seen.add(key);
        queue.push(next);
      }
      if (queue.length > mostMoments || this.steps > mostSteps) return undefined;
    }
    return { isNone: true };
  }

  #next(before: Moment, { character, inSets }: Letter): Moment {
    const standings = this.#automata.map((automaton, index) => {
      const standing = before.standings[index] ?? automaton.start;
      this.steps += 1 + standing.places.length;
      return automaton.next(standing, (set) => inSets[index]?.[set] === true);
    });
    return { standings, length: before.length + 1, before, character };
  }

  #isFound({ standings }: Moment): boolean {
    const matches = (matcher: TextMatcher): boolean =>
      this.#all(matcher.every, standings, ({ matchesAtEnd }) => matchesAtEnd) &&
      this.#all(matcher.none, standings, ({ matchesAtEnd }) => !matchesAtEnd);
    return this.#wanted.every(matches) && (this.#unwanted === undefined || !matches(this.#unwanted));
  }

  #isInVain({ standings }: Moment): boolean {
    const cannot = ({ every, none }: TextMatcher): boolean =>
      !this.#all(every, standings, ({ isLost }) => !isLost) ||
      !this.#all(none, standings, ({ isMatched }) => !isMatched);
    if (this.#wanted.some(cannot)) return true;
    const not = this.#unwanted;
    return (
      not !== undefined &&
      this.#all(not.every, standings, ({ isMatched }) => isMatched) &&
      this.#all(not.none, standings, ({ isLost }) => isLost)
    );
  }

  #all(
    automata: readonly PatternAutomaton[],
    standings: readonly Standing[],
    test: (standing: Standing) => boolean,
  ): boolean {
    return automata.every((automaton) => test(standings[this.#at.get(automaton) ?? 0] ?? automaton.start));
  }
}

function textOf(last: Moment): string {
  const characters: string[] = [];
  for (let at: Moment | undefined = last; at !== undefined; at = at.before) characters.push(at.character);
  return characters.reverse().join('');
}

/** A character that stands for all that are in the same sets. */
type Letter = { readonly character: string; readonly inSets: readonly (readonly boolean[])[] };

const plainest = Array.from(
  'abcdefghijklmnopqrstuvwxyz0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-_ .:/@+,é中😀',
  (character) => character.codePointAt(0) ?? 0,
);
const [firstHalf, lastHalf, lastPoint] = [0xd800, 0xdfff, 0x10ffff];

function lettersOf(setsOf: readonly (readonly CodePointSet[])[], turn: number): readonly Letter[] {
  const ends = setsOf.flat(2).flatMap(([from, to]) => [from, to + 1]);
  const starts = [...new Set([0x20, firstHalf, lastHalf + 1, ...ends, 0])]
    .filter((point) => point <= lastPoint && !(point >= firstHalf && point <= lastHalf))
    .sort((one, other) => one - other);
  const alike = Map.groupBy([...new Set([...plainest, ...starts])], (point) =>
    setsOf.map((sets) => sets.map((set) => (holds(set, point) ? '1' : '0')).join('')).join(' '),
  );
  const letters = [...alike].map(([membership, points]) => ({
    character: String.fromCodePoint(points[turn % Math.max(1, plainCount(points))] ?? 0x61),
    inSets: membership.split(' ').map((row) => Array.from(row, (digit) => digit === '1')),
  }));
  return letters.map(
    (_, index) => letters[(index + turn) % letters.length] ?? { character: 'a', inSets: [] },
  );
}

// The plain ones stand first.
function plainCount(points: readonly number[]): number {
  return points.filter((point) => plainest.includes(point)).length;
}

function holds(set: CodePointSet, point: number): boolean {
  return set.some(([from, to]) => point >= from && point <= to);
}
