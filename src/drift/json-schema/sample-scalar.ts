import { isMultipleOf, roundDecimal } from '../../contract/schema/decimal-multiple.ts';
import type { Budget } from '../budget.ts';
import { codePoints } from './text/code-points.ts';
import { saysContent } from './content-format.ts';
import { firstPlace } from './place-of.ts';
import { findText } from './text/find-text.ts';
import { formatAccepts } from './text/format-accepts.ts';
import { patternAccepts } from './text/pattern-accepts.ts';
import type { Alternative, LimitName } from './shape.ts';

const longestText = 100_000;
const variations = [0, 1, 2, 3];

/** A number that fits, or undefined. */
export function sampleNumber(alternative: Alternative, turn: number): number | undefined {
  const at = (name: LimitName): number | undefined => alternative.limits.get(name)?.value;
  const step = alternative.multiples[0]?.value ?? 1;
  const low = at('minimum') ?? at('exclusiveMinimum');
  const high = at('maximum') ?? at('exclusiveMaximum');
  const start = low ?? Math.min(high ?? 1, 1);
  const first = roundDecimal(Math.ceil(start / step) * step);
  const middle = low !== undefined && high !== undefined ? [(low + high) / 2] : [];
  const candidates = [
    first,
    roundDecimal(first + step),
    0,
    start,
    roundDecimal(start - step),
    roundDecimal(start + step / 2),
    ...middle,
    high ?? 0,
    100,
    -1,
    1e12,
    0.5,
  ];
  const fitting = [...new Set(candidates)].filter((value) => fitsNumber(alternative, value));
  const further = roundDecimal(first + step * turn);
  if (turn >= fitting.length && fitsNumber(alternative, further)) return further;
  return fitting[turn % Math.max(1, fitting.length)];
}

/** Whether a number fits all facts of an alternative. */
export function fitsNumber(alternative: Alternative, value: number): boolean {
  const { formats, integer, limits, multiples, values } = alternative;
  if (values !== undefined && !values.value.includes(value)) return false;
  if (integer !== undefined && !Number.isInteger(value)) return false;
  if (
    value < (limits.get('minimum')?.value ?? -Infinity) ||
    value > (limits.get('maximum')?.value ?? Infinity)
  )
    return false;
  if (value <= (limits.get('exclusiveMinimum')?.value ?? -Infinity)) return false;
  if (value >= (limits.get('exclusiveMaximum')?.value ?? Infinity)) return false;
  return (
    multiples.every((of) => isMultipleOf(value, of.value)) &&
    formats.every((format) => formatAccepts(format.value, value))
  );
}

const ofFormat: Readonly<Record<string, readonly string[]>> = {
  date: ['2024-02-29', '1999-12-31'],
  'date-time': ['2024-02-29T12:30:00Z', '1999-12-31T23:59:59.5+01:00'],
  time: ['12:30:00Z', '23:59:59+01:00'],
  duration: ['P1D', 'PT1H30M'],
  email: ['someone@example.com', 'a.b@example.org'],
  hostname: ['example.com', 'a-b.example.org'],
  ipv4: ['192.0.2.1', '203.0.113.7'],
  ipv6: ['2001:db8::1', '::1'],
  uri: ['https://example.com/a', 'urn:example:a'],
  url: ['https://example.com/a', 'http://example.org/'],
  'uri-reference': ['/a', 'https://example.com/a'],
  'uri-template': ['/a/{b}', 'https://example.com/{a}'],
  uuid: ['6ba7b810-9dad-11d1-80b4-00c04fd430c8', '00000000-0000-4000-8000-000000000000'],
  'json-pointer': ['/a/b', ''],
  'relative-json-pointer': ['0', '1/a'],
  regex: ['a+', '^b$'],
  byte: ['YQ==', 'YWI='],
  binary: ['a', 'ab'],
  password: ['a', 'ab'],
};

/** Which text is wanted: of so many characters, and which of several. */
type Wanted = { readonly size?: number | undefined; readonly turn: number; readonly budget: Budget };

/** A text that fits, or undefined: if there is one, such as is said of its content. */
export function sampleString(alternative: Alternative, wanted: Wanted): string | undefined {
  const at = alternative.from.find((node) => saysContent('byte', [node]));
  if (at === undefined) return sampleText(alternative, wanted);
  const formats = [...alternative.formats, { value: 'byte', at }];
  return sampleText({ ...alternative, formats }, wanted) ?? sampleText(alternative, wanted);
}

function sampleText(alternative: Alternative, { budget, size, turn }: Wanted): string | undefined {
  const least = alternative.limits.get('minLength')?.value ?? 0;
  if (Math.max(size ?? 0, least) > longestText) return undefined;
  const wanted = size ?? Math.max(least, turn === 0 ? Math.min(1, most(alternative)) : 0);
  const fitting = (text: string): boolean =>
    (size === undefined || codePoints(text) === size) && fitsString(alternative, text);
  return (
    plainTexts(wanted, turn).find(fitting) ??
    formatTexts(alternative, wanted, turn).find(fitting) ??
    spelledTexts(alternative).find(fitting) ??
    patternTexts(alternative, { budget, size, turn }).find(fitting)
  );
}

function most(alternative: Alternative): number {
  return alternative.limits.get('maxLength')?.value ?? Infinity;
}

function plainTexts(wanted: number, turn: number): readonly string[] {
  const letters = ['a', 'B', '0', ' ', 'é', '-'];
  const turned = letters.map((_, index) => letters[(index + turn) % letters.length] ?? 'a');
  const plain = turned.map((letter) => letter.repeat(wanted));
  // Of so many each has to be another one.
  return turn < letters.length ? plain : [String(turn).padStart(wanted, 'a'), ...plain];
}

function formatTexts(alternative: Alternative, wanted: number, turn: number): readonly string[] {
  const texts = alternative.formats.flatMap(({ value }) => ofFormat[value] ?? []);
  const turned = turn % 2 === 0 ? texts : texts.toReversed();
  const long = turned
    .filter((text) => text.includes('/') || text.includes('@'))
    .map((text) => pad(text, wanted));
  const inFours = turned.includes('YQ==') ? ['a'.repeat(4 * Math.ceil(wanted / 4))] : [];
  return [...turned, ...long, ...inFours];
}

function pad(text: string, wanted: number): string {
  const missing = 'a'.repeat(Math.max(0, wanted - text.length));
  return text.includes('@') ? `${missing}${text}` : `${text}${missing}`;
}

// Many a pattern is a text with its marks escaped, between anchors: then nothing has to be made.
function spelledTexts({ patterns }: Alternative): readonly string[] {
  return patterns.map(({ value }) => value.replaceAll(/^\^|\$$/g, '').replaceAll(/\\(\W)/g, '$1'));
}

/** Texts that match all patterns: of the plainest characters, of others, and longer ones. */
function* patternTexts(
  { from, limits, patterns }: Alternative,
  { budget, size, turn }: Wanted,
): Generator<string, undefined> {
  if (patterns.length === 0) return;
  const [least, most] = [limits.get('minLength')?.value ?? 0, limits.get('maxLength')?.value ?? Infinity];
  const every = patterns.map(({ value }) => value);
  const lengths = [Math.max(least, turn === 0 ? 1 : 0), ...variations.map((more) => least + more)];
  for (const length of lengths)
    for (const variation of variations) {
      const bounds = { least: size ?? Math.min(length, most), most: size ?? most };
      const answer = findText({ every, ...bounds, turn: turn + variation }, budget, () => firstPlace(from));
      if (answer === undefined) return;
      if (answer.text === undefined) break;
      yield answer.text;
    }
}

function fitsString(alternative: Alternative, text: string): boolean {
  const { formats, limits, patterns, values } = alternative;
  const length = codePoints(text);
  if (values !== undefined && !values.value.includes(text)) return false;
  if (length < (limits.get('minLength')?.value ?? 0) || length > (limits.get('maxLength')?.value ?? Infinity))
    return false;
  return (
    patterns.every(({ value }) => patternAccepts(value, text)) &&
    formats.every(({ value }) => formatAccepts(value, text))
  );
}
