import { unitedRanges } from './code-point-set.ts';
import type { Atom, Term, Ways } from './pattern-parser.ts';
import { readPattern } from './read-pattern.ts';

const forms = new Map<string, string>();

/** Whether two patterns are spellings of one. May say no for what is the same; never yes for what is not. */
export function samePattern(one: string, other: string): boolean {
  return one === other || formOf(one) === formOf(other);
}

/** Whether every text matches, for all that the pattern's form tells. */
export function matchesAnything(pattern: string): boolean {
  return formOf(pattern) === '';
}

function formOf(pattern: string): string {
  const known = forms.get(pattern);
  if (known !== undefined) return known;
  const form = writtenForm(pattern) ?? `as it stands: ${pattern}`;
  forms.set(pattern, form);
  return form;
}

function writtenForm(pattern: string): string | undefined {
  const read = readPattern(pattern);
  if (read === undefined) return undefined;
  const ways = flattened(read).map(trimmed);
  return ways.some(isNothing) ? '' : written(ways);
}

/** The same without groups that hold nothing together, with what is repeated counted, and characters that are choices joined. */
function flattened(ways: Ways): Ways {
  const all = ways.map((way) => counted(way.flatMap(unwrapped)));
  // A way that is nothing but a choice is as many ways.
  const open = all.flatMap((way) => {
    const [first] = way;
    return way.length === 1 && first !== undefined && isOnce(first) && first.atom.kind === 'group'
      ? first.atom.ways
      : [way];
  });
  const [sets, others] = [open.map(onlySet), open.filter((way) => onlySet(way) === undefined)];
  if (others.length === open.length) return others;
  const set = unitedRanges(sets.flatMap((ranges) => ranges ?? []));
  return [...others, [{ atom: { kind: 'set', set }, min: 1, max: 1 }]];
}

function unwrapped(term: Term): readonly Term[] {
  const { atom } = term;
  if (term.max === 0) return [];
  if (atom.kind === 'look') return [{ ...term, atom: { ...atom, ways: flattened(atom.ways) } }];
  if (atom.kind !== 'group') return [term];
  const ways = flattened(atom.ways);
  const [way = []] = ways;
  if (ways.length === 1 && isOnce(term)) return way;
  const [only] = way;
  const isPlain =
    ways.length === 1 && way.length === 1 && only !== undefined && isOnce(only) && only.atom.kind === 'set';
  return [{ ...term, atom: isPlain ? only.atom : { kind: 'group', ways } }];
}

function counted(way: readonly Term[]): readonly Term[] {
  const terms: Term[] = [];
  for (const term of way) {
    const before = terms.at(-1);
    const areSets = before?.atom.kind === 'set' && term.atom.kind === 'set';
    if (areSets && atomText(before.atom) === atomText(term.atom))
      terms[terms.length - 1] = { ...term, min: before.min + term.min, max: before.max + term.max };
    else terms.push(term);
  }
  return terms;
}

// A pattern may begin and end anywhere in a text: at its ends as little as possible is enough.
function trimmed(way: readonly Term[]): readonly Term[] {
  const least = ({ atom, min }: Term): readonly Term[] => (min === 0 ? [] : [{ atom, min, max: min }]);
  const [first, ...rest] = way;
  if (first === undefined) return way;
  if (first.max > first.min) return trimmed([...least(first), ...rest]);
  const end = way.at(-1) ?? first;
  return end.max > end.min ? trimmed([...way.slice(0, -1), ...least(end)]) : way;
}

function isNothing(way: readonly Term[]): boolean {
  const [first] = way;
  if (first === undefined) return true;
  return way.length === 1 && first.atom.kind === 'assertion' && /[$^]/.test(first.atom.text);
}

function isOnce({ max, min }: Term): boolean {
  return min === 1 && max === 1;
}

function onlySet(way: readonly Term[]): (Atom & { kind: 'set' })['set'] | undefined {
  const [first] = way;
  return way.length === 1 && first !== undefined && isOnce(first) && first.atom.kind === 'set'
    ? first.atom.set
    : undefined;
}

/** In one spelling; which way stands first decides nothing. */
function written(ways: Ways): string {
  return [...new Set(ways.map((way) => way.map(termText).join('')))].sort().join('|');
}

function termText(term: Term): string {
  const text = atomText(term.atom);
  return isOnce(term) ? text : `${text}{${String(term.min)},${String(term.max)}}`;
}

function atomText(atom: Atom): string {
  if (atom.kind === 'assertion') return atom.text;
  if (atom.kind !== 'set') return `(${atom.kind === 'look' ? atom.sign : '?:'}${written(atom.ways)})`;
  return `[${atom.set.map(([from, to]) => `${from.toString(16)}-${to.toString(16)}`).join(' ')}]`;
}
