import type { OpenApiReader } from './located.ts';
import { mayBeWritten } from './may-be-written.ts';
import { tell } from './operation-changes.ts';
import type { Findings } from './operation-changes.ts';
import type { OperationEntry, Operations } from './operations.ts';
import { slotNames, slotsIn, templateParts } from './path-template.ts';
import { proveSample } from './prove-request.ts';
import { sampleRequest } from './sample-request.ts';
import { sharedServer } from './servers.ts';

type Readers = Readonly<Record<'old' | 'new', OpenApiReader>>;
/** A path in parts, `{}` for each name, and what else is needed of it again and again. */
type Split = { readonly entry: OperationEntry; readonly parts: readonly string[]; readonly names: number };
/** What another path has at the names of a path, where it has no names. */
type Taken = readonly (readonly [name: string, value: string])[];

/**
 * Tells operations that an added one takes requests from: `/a/{id}` does not get those for `me` any more where there is
 * `/a/me`, because concrete paths come first (OpenAPI 3.1, Paths Object). That holds at one server alone.
 */
export function compareHidden(
  before: Operations,
  after: Operations,
  readers: Readers,
  findings: Findings,
): void {
  const templated = [...before.values()].filter((one) => isCalled(one) && one.path.includes('{')).map(split);
  templated.sort((left, right) => left.names - right.names);
  const alike = Map.groupBy(templated, ({ entry: { method }, parts }) => `${method} ${String(parts.length)}`);
  for (const [key, entry] of after) {
    if (before.has(key) || before.mayHave(entry) || !isCalled(entry)) continue;
    const own = split(entry);
    const others = alike.get(`${entry.method} ${String(own.parts.length)}`) ?? [];
    const { budget } = readers.old.graph;
    if (!budget.take('steps', others.length, () => [entry.label])) return;
    const hidden = nearest(others, own);
    if (!budget.take('steps', hidden.length * judgement, () => [entry.label])) return;
    tellFirst(hidden, entry, after, readers, findings);
  }
}

// Whether a value fits takes as long as so many looks at a path.
const judgement = 100;

function tellFirst(
  all: readonly Hidden[],
  entry: OperationEntry,
  after: Operations,
  readers: Readers,
  findings: Findings,
): void {
  for (const { entry: hidden, taken } of all) {
    const next = after.get(hidden.key);
    // Of one that is gone that is told.
    const isHidden = next !== undefined && mayBeAll(readers.old, hidden, taken);
    if (!isHidden || sharedServer(readers.new, next, readers.new, entry) === undefined) continue;
    tellHidden(hidden, entry, taken, readers, findings);
    return;
  }
}

function isCalled({ path, sent }: OperationEntry): boolean {
  return sent === 'request' && path.startsWith('/');
}

function split(entry: OperationEntry): Split {
  const parts = templateParts(entry.path);
  return {
    entry,
    parts: parts.map((part) => (part.includes('{}') ? part : decoded(part))),
    names: slotNames(entry.path).length,
  };
}

function decoded(text: string): string {
  try {
    const plain = decodeURIComponent(text);
    return plain.includes('{}') ? text : plain;
  } catch {
    return text;
  }
}

type Hidden = { readonly entry: OperationEntry; readonly taken: Taken };

/** Those that got the requests of a path until now: of all that fit it the ones with the fewest names. `others`: by those. */
function nearest(others: readonly Split[], own: Split): readonly Hidden[] {
  const found: Hidden[] = [];
  let fewest = Infinity;
  for (const one of others) {
    if (one.names > fewest) break;
    const taken = takenFrom(one, own);
    if (taken === undefined) continue;
    fewest = one.names;
    found.push({ entry: one.entry, taken });
  }
  return found;
}

function takenFrom(hidden: Split, own: Split): Taken | undefined {
  const values: (string | undefined)[] = [];
  for (const [index, part] of hidden.parts.entries()) {
    const other = own.parts[index] ?? '';
    const slots = other.includes('{}') ? namesIn(part, other) : slotsIn(part, other);
    if (slots === undefined) return undefined;
    values.push(...slots);
  }
  const names = slotNames(hidden.entry.path);
  const taken = values.flatMap((value, index) =>
    value === undefined ? [] : [[names[index] ?? '', value] as const],
  );
  return taken.length === 0 ? undefined : taken;
}

/** Of two parts with names each the first may be anything that the other one is, or both say the same besides them. */
function namesIn(part: string, other: string): readonly undefined[] | undefined {
  if (part !== '{}' && part !== other) return undefined;
  return part
    .split('{}')
    .slice(1)
    .map(() => undefined);
}

function mayBeAll(reader: OpenApiReader, hidden: OperationEntry, taken: Taken): boolean {
  return taken.every(([name, value]) => mayBeWritten(reader, hidden, name, value) === 'yes');
}

function tellHidden(
  hidden: OperationEntry,
  entry: OperationEntry,
  taken: Taken,
  readers: Readers,
  findings: Findings,
): void {
  const path = entry.path.replace(/\{[^}]*\}/g, '1');
  const server = sharedServer(readers.old, hidden, readers.new, entry);
  tell(findings, hidden.label, {
    rule: 'operation-hidden',
    direction: 'request',
    path: [],
    reason: `requests with ${taken.map(([name, value]) => `${name}=${value}`).join(', ')} go to ${entry.label} now`,
    old: hidden.operation,
    new: entry.operation,
    prove: () =>
      proveSample(
        readers,
        hidden,
        sampleRequest(readers.old, hidden, { path, server: server ?? '/' }),
        'old',
        'new',
      ),
  });
}
