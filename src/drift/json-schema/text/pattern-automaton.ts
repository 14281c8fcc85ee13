import type { CodePointSet } from './code-point-set.ts';
import { UnknownPattern } from './pattern-parser.ts';
import type { Atom, Term, Ways } from './pattern-parser.ts';

const mostPlaces = 3000;

/**
 * Where one may stand in a pattern, and how one gets on: by a character of a set, or by nothing, at the beginning or at
 * the end of the text only if that is asked for (Thompson 1968, with assertions).
 */
export class PatternAutomaton {
  readonly sets: CodePointSet[] = [];
  readonly #moves: (readonly [set: number, to: number])[][] = [[], []];
  readonly #leaps: (readonly [when: string, to: number])[][] = [[], []];
  readonly #setIds = new Map<string, number>();
  readonly #known = new Map<string, Standing>();
  readonly #again: readonly number[];
  readonly start: Standing;

  /** Throws `UnknownPattern` for what looks around, asks for the edge of a word, or repeats very often. */
  constructor(ways: Ways) {
    this.#ways(ways, 0, 1);
    // A pattern may begin at any character of a text.
    this.#again = this.#reached([0], '').filter((place) => this.#isWaiting(place) || this.#mayEnd(place));
    this.start = this.#standing([0], '^');
  }

  /** Where one stands after one character more, which is of all sets that `has` says yes to. */
  next(standing: Standing, has: (set: number) => boolean): Standing {
    if (standing.isMatched) return standing;
    const to = standing.places.flatMap((place) =>
      (this.#moves[place] ?? []).filter(([set]) => has(set)).map(([, target]) => target),
    );
    return this.#standing([...to, ...this.#again], '');
  }

  #standing(from: readonly number[], edge: '' | '^'): Standing {
    const reached = this.#reached(from, edge);
    const isMatched = reached.includes(1);
    const matchesAtEnd = isMatched || this.#reached(from, `${edge}$`).includes(1);
    const places = isMatched ? [] : reached.filter((place) => this.#isWaiting(place)).sort((a, b) => a - b);
    const key = `${places.join(' ')} ${String(isMatched)} ${String(matchesAtEnd)}`;
    const known = this.#known.get(key);
    if (known !== undefined) return known;
    const isLost = !matchesAtEnd && places.length === 0 && this.#again.length === 0;
    const standing = { id: this.#known.size, places, isMatched, matchesAtEnd, isLost };
    this.#known.set(key, standing);
    return standing;
  }

  #isWaiting(place: number): boolean {
    return (this.#moves[place]?.length ?? 0) > 0;
  }

  #mayEnd(place: number): boolean {
    return this.#leaps[place]?.some(([when]) => when === '$') === true;
  }

  #reached(from: readonly number[], edges: string): number[] {
    const seen = new Set(from);
    for (const place of seen)
      for (const [when, to] of this.#leaps[place] ?? []) if (edges.includes(when)) seen.add(to);
    return [...seen];
  }

  #place(): number {
    if (this.#moves.length >= mostPlaces) throw new UnknownPattern();
    this.#leaps.push([]);
    return this.#moves.push([]) - 1;
  }

  #leap(from: number, to: number, when = ''): void {
    this.#leaps[from]?.push([when, to]);
  }

  #ways(ways: Ways, from: number, to: number): void {
    for (const way of ways) {
      const end = way.reduce((at, term) => this.#term(term, at), from);
      this.#leap(end, to);
    }
  }

  #term({ atom, max, min }: Term, from: number): number {
    let at = from;
    for (let count = 0; count < min; count += 1) at = this.#atom(atom, at);
    if (max === min) return at;
    const end = this.#place();
    if (max === Infinity) {
      const again = this.#place();
      this.#leap(at, again);
      this.#leap(this.#atom(atom, again), again);
      this.#leap(again, end);
      return end;
    }
    for (let count = min; count < max; count += 1) {
      this.#leap(at, end);
      at = this.#atom(atom, at);
    }
    this.#leap(at, end);
    return end;
  }

  #atom(atom: Atom, from: number): number {
    if (atom.kind === 'look') throw new UnknownPattern();
    const to = this.#place();
    if (atom.kind === 'group') this.#ways(atom.ways, from, to);
    else if (atom.kind === 'set') this.#moves[from]?.push([this.#setId(atom.set), to]);
    else if (/[$^]/.test(atom.text)) this.#leap(from, to, atom.text);
    else throw new UnknownPattern();
    return to;
  }

  #setId(set: CodePointSet): number {
    const text = set.join(' ');
    const known = this.#setIds.get(text);
    if (known !== undefined) return known;
    this.#setIds.set(text, this.sets.length);
    return this.sets.push(set) - 1;
  }
}

/** All that is to be known of the characters of a text that were read. */
export type Standing = {
  readonly id: number;
  readonly places: readonly number[];
  /** Whatever follows, the text matches. */
  readonly isMatched: boolean;
  /** It matches if nothing follows. */
  readonly matchesAtEnd: boolean;
  /** Whatever follows, it does not match. */
  readonly isLost: boolean;
};
