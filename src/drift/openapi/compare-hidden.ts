import { judgeValue } from '../json-schema/check-value.ts';
import { contentSchemas } from './content.ts';
import type { OpenApiReader } from './located.ts';
import { tell } from './operation-changes.ts';
import type { Findings } from './operation-changes.ts';
import type { OperationEntry, Operations } from './operations.ts';
import { proveSample } from './prove-request.ts';
import { sampleRequest } from './sample-request.ts';

type Readers = Readonly<Record<'old' | 'new', OpenApiReader>>;

/**
 * Tells operations that an added one takes requests from: `/a/{id}` does not get those for `me` any more where there is
 * `/a/me`, because concrete paths come first (OpenAPI 3.1, Paths Object).
 */
export function compareHidden(
  before: Operations,
  after: Operations,
  readers: Readers,
  findings: Findings,
): void {
  const templated = [...before.values()].filter((one) => isCalled(one) && one.path.includes('{'));
  const byMethod = Map.groupBy(templated, ({ method }) => method);
  for (const [key, entry] of after) {
    if (before.has(key) || before.mayHave(entry) || !isCalled(entry)) continue;
    const others = byMethod.get(entry.method) ?? [];
    if (!readers.old.graph.budget.take('steps', others.length, () => [entry.label])) return;
    const [nearest] = others
      .filter((one) => takenFrom(one, entry, readers.old) !== undefined)
      .sort((left, right) => left.path.split('{').length - right.path.split('{').length);
    // Of one that is gone that is told.
    if (nearest !== undefined && after.has(nearest.key)) tellHidden(nearest, entry, readers, findings);
  }
}

function isCalled({ path, sent }: OperationEntry): boolean {
  return sent === 'request' && path.startsWith('/');
}

function tellHidden(
  hidden: OperationEntry,
  entry: OperationEntry,
  readers: Readers,
  findings: Findings,
): void {
  const values = [...(takenFrom(hidden, entry, readers.old) ?? [])];
  const path = entry.path.replace(/\{[^}]*\}/g, '1');
  tell(findings, hidden.label, {
    rule: 'operation-hidden',
    direction: 'request',
    path: [],
    reason: `requests with ${values.map(([name, value]) => `${name}=${value}`).join(', ')} go to ${entry.label} now`,
    old: hidden.operation,
    new: entry.operation,
    prove: () => proveSample(readers, hidden, sampleRequest(readers.old, hidden, { path }), 'old', 'new'),
  });
}

/** The values of an operation's path for which another path is the more concrete one; undefined where there are none. */
function takenFrom(
  hidden: OperationEntry,
  entry: OperationEntry,
  reader: OpenApiReader,
): ReadonlyMap<string, string> | undefined {
  const [ours, theirs] = [hidden.path.split('/'), entry.path.split('/')];
  if (ours.length !== theirs.length) return undefined;
  const taken = new Map<string, string>();
  for (const [index, part] of ours.entries()) {
    const other = theirs[index] ?? '';
    const name = /^\{([^{}]*)\}$/.exec(part)?.[1];
    if (name === undefined && part !== other) return undefined;
    if (name !== undefined && !other.includes('{')) taken.set(name, other);
  }
  const isOpen = [...taken].every(([name, value]) => mayBe(reader, hidden, name, value));
  return taken.size > 0 && isOpen ? taken : undefined;
}

/** Whether a part of a path could be this text. */
function mayBe(
  reader: OpenApiReader,
  { operation, pathItem }: OperationEntry,
  name: string,
  text: string,
): boolean {
  const all = [...reader.list(operation, 'parameters'), ...reader.list(pathItem, 'parameters')];
  const at = all.find(({ raw }) => raw['in'] === 'path' && raw['name'] === name);
  const schema = at === undefined ? undefined : contentSchemas(reader, at);
  if (schema === undefined) return text !== '';
  const whole = reader.graph.conjunction([schema]);
  const values = [text, ...(/^(-?\d+(\.\d+)?|true|false)$/.test(text) ? [JSON.parse(text) as unknown] : [])];
  return values.some((value) => 'fits' in judgeValue(whole, reader.graph, value, 'readOnly'));
}
