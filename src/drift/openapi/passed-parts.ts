import { isObject } from '../../contract/schema/json-schema.ts';
import { hasPassed, sunsetKeyword, sunsetText } from '../announced/sunset-time.ts';
import { bitsOf, noBits } from '../json-schema/bit-set.ts';
import { findReach } from '../json-schema/reach.ts';
import { toPointer } from '../../util/pointer.ts';
import type { Located, OpenApiReader } from './located.ts';
import { note } from './note.ts';
import type { Findings } from './operation-changes.ts';
import type { OperationEntry } from './operations.ts';

/**
 * Notes parameters, headers and schemas that are there although their announced end has passed at this moment (ISO 8601):
 * each once, with the operations that lead to it. Reads each object once.
 */
export function notePassedParts(
  reader: OpenApiReader,
  entries: readonly OperationEntry[],
  findings: Findings,
  now: string,
): void {
  // Most documents announce no end at all: then nothing of them has to be remembered.
  if (!reader.graph.files.some(announcesEnd)) return;
  const walk = new Walk(reader, (at) => hasPassed(at.raw[sunsetKeyword], now));
  const starts = entries.map((entry) => walk.enter(entry));
  walk.finish();
  if (walk.passed.length === 0) return;
  const reach = findReach(
    walk.links,
    starts.map((start) => [start]),
    (words) => reader.graph.budget.take('steps', words, () => [sunsetKeyword]),
  );
  if (reach === undefined) return;
  for (const { at, holder } of walk.passed) {
    const reached = bitsOf(reach[holder] ?? noBits).flatMap((bit) => entries[bit]?.label ?? []);
    const end = at.raw[sunsetKeyword];
    note(findings, {
      rule: 'part-sunset-passed',
      path: [nameOf(at)],
      operations: [...new Set(reached)].sort(),
      reason: `sunset ${sunsetText(end)} has passed, and ${nameOf(at)} is still there`,
      new: at,
      newValue: end,
      stoppedBy: 'nothing that a validator could refuse',
    });
  }
}

function announcesEnd(root: unknown): boolean {
  const seen = new Set<unknown>();
  const rest = isObject(root) ? [root as unknown] : [];
  for (let at = rest.pop(); at !== undefined; at = rest.pop()) {
    if (seen.has(at)) continue;
    seen.add(at);
    for (const name in at) {
      if (name === sunsetKeyword) return true;
      const value = (at as Record<string, unknown>)[name];
      if (typeof value === 'object' && value !== null) rest.push(value);
    }
  }
  return false;
}

function nameOf({ pointer, raw }: Located): string {
  const parts = pointer.split('/').slice(-2);
  return typeof raw['in'] === 'string' ? `${raw['in']} parameter ${String(raw['name'])}` : parts.join(' ');
}

/** What stands under these is a value of somebody's. Under a name that the author gave it is not. */
const values = new Set(['default', 'example', 'examples', 'const', 'enum', 'callbacks']);
const named = new Set([
  'properties',
  'patternProperties',
  '$defs',
  'definitions',
  'dependentSchemas',
  'headers',
]);

/** Objects that are entered by themselves (operations, targets of references), and which of them lead to which. */
class Walk {
  readonly links: number[][] = [];
  readonly passed: { readonly at: Located; readonly holder: number }[] = [];
  readonly #reader: OpenApiReader;
  readonly #isPassed: (at: Located) => boolean;
  readonly #holders = new Map<object, number>();
  readonly #queue: { readonly at: Located; readonly holder: number; readonly isMap: boolean }[] = [];

  constructor(reader: OpenApiReader, isPassed: (at: Located) => boolean) {
    this.#reader = reader;
    this.#isPassed = isPassed;
  }

  /** An operation, with the parameters of its path; its own end is not looked at. */
  enter({ operation, pathItems }: OperationEntry): number {
    const holder = this.links.push([]) - 1;
    const shared = pathItems.flatMap((item) => this.#reader.list(item, 'parameters'));
    for (const at of shared) this.#visit(at, holder);
    this.#members(operation, holder, false);
    return holder;
  }

  finish(): void {
    for (let next = this.#queue.pop(); next !== undefined; next = this.#queue.pop())
      this.#members(next.at, next.holder, next.isMap);
  }

  #visit(at: Located, from: number, isMap = false): void {
    const known = this.#holders.get(at.raw);
    if (known !== undefined) {
      if (known !== from) this.links[from]?.push(known);
      return;
    }
    const holder = this.links.push([]) - 1;
    this.links[from]?.push(holder);
    this.#holders.set(at.raw, holder);
    if (this.#isPassed(at)) this.passed.push({ at, holder });
    this.#queue.push({ at, holder, isMap });
  }

  #members({ file, pointer, raw: from }: Located, holder: number, isMap: boolean): void {
    for (const [key, raw] of Object.entries(from)) {
      if (!isMap && values.has(key)) continue;
      const at = { raw: raw as Located['raw'], pointer: pointer + toPointer([key]), file };
      if (isObject(raw) || Array.isArray(raw)) this.#visit(at, holder, !isMap && named.has(key));
      else if (key === '$ref' && typeof raw === 'string') this.#follow(raw, file, holder);
    }
  }

  #follow(reference: string, file: string, holder: number): void {
    const target = this.#reader.graph.lookUp(reference, file);
    if (target !== undefined && isObject(target.raw)) this.#visit({ ...target, raw: target.raw }, holder);
  }
}
