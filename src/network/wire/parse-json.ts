import type { WireFinding } from './wire-finding.ts';
import { scanJson } from './scan-json.ts';
import { inspectJson } from './inspect-json.ts';

/** Arrays and objects inside each other beyond this many are not parsed: tools that recurse would break. */
const deepest = 200;

type ParsedJson = {
  readonly value: unknown;
  readonly exact: unknown;
  readonly understood: boolean;
  readonly findings: readonly WireFinding[];
};

const none: readonly WireFinding[] = [];

/**
 * Parses JSON text and notices what `JSON.parse` keeps to itself: duplicate names, integers beyond 2^53, great depth.
 * One pass over the text costs about as much as parsing; the slow inspection runs only where it found something.
 * Findings never quote the text, for it may hold secrets.
 */
export function parseJson(text: string): ParsedJson {
  const scan = scanJson(text);
  if (scan.depth > deepest) return { ...nothing, findings: [tooDeep(scan.depth)] };
  const parsed = tryParse(text);
  if (parsed === undefined) return { ...nothing, findings: [malformed(text)] };
  const { value } = parsed;
  const hasDuplicates = scan.names !== countNames(value);
  if (!hasDuplicates && !scan.longNumber) return { value, exact: value, understood: true, findings: none };
  const { findings, exact } = inspectJson(text);
  const isUnsafe = findings.some(({ code }) => code === 'json_integer_unsafe');
  return { value, exact: isUnsafe ? exact : value, understood: true, findings };
}

const nothing = { value: undefined, exact: undefined, understood: false } as const;

function tryParse(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) as unknown };
  } catch {
    return undefined;
  }
}

function countNames(value: unknown): number {
  if (typeof value !== 'object' || value === null) return 0;
  let count = 0;
  if (Array.isArray(value)) {
    for (const item of value) count += countNames(item);
    return count;
  }
  const names = Object.keys(value);
  for (const name of names) count += countNames((value as Record<string, unknown>)[name]);
  return count + names.length;
}

function tooDeep(depth: number): WireFinding {
  const expected = `at most ${String(deepest)} arrays and objects inside each other`;
  return { code: 'body_too_deep', severity: 'error', expected, found: String(depth) };
}

function malformed(text: string): WireFinding {
  const offset = inspectJson(text).errorAt ?? text.length;
  const before = text.slice(0, offset).split('\n');
  const line = String(before.length);
  const column = String((before.at(-1)?.length ?? 0) + 1);
  const found = `${offset >= text.length ? 'the end' : 'something else'} at line ${line} column ${column} (offset ${String(offset)})`;
  return { code: 'json_malformed', severity: 'error', expected: 'JSON (RFC 8259)', found };
}
