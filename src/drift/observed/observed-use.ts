import type { FieldUse, GraphqlUse, RestUse, Usage } from '../../model/usage.ts';
import { memberUse, own } from '../usage/field-use.ts';
import { RestUsage } from '../usage/rest-usage.ts';
import type { Touch } from '../usage/touch.ts';

type Operation = { readonly id: string; readonly label: string };

/** Where something was seen: tokens on the way into the body (`*` for items), or the name of a header. */
export type SeenAt = {
  /** Undefined: nothing of the answer, but its status. */
  readonly path?: readonly string[];
  readonly header?: string;
  /** The field of the SDL that it stands for. */
  readonly coordinate?: string | undefined;
};

/** Says how near the recorded use comes to what was seen of answers. Without a word of it `near`, never `none`. */
export class ObservedUse {
  readonly #usage: Usage;

  /** `usage` must have been recorded under the contract that the answers are held against. */
  constructor(usage: Usage) {
    this.#usage = usage;
  }

  touch(operation: Operation, status: number | undefined, at: SeenAt): Touch {
    const { operations, protocol } = this.#usage;
    if (protocol === 'graphql') return graphqlTouch(own(operations, operation.id), at);
    return restTouch(operations, operation, status, at);
  }
}

function graphqlTouch(use: GraphqlUse | undefined, { coordinate, path }: SeenAt): Touch {
  if (use === undefined) return 'none';
  if (path === undefined) return 'exact';
  if (coordinate === undefined || !use.selected.includes(coordinate)) return 'near';
  if (use.read.includes(coordinate)) return 'exact';
  return use.unrecorded === true ? 'near' : 'none';
}

function restTouch(
  operations: Readonly<Record<string, RestUse>>,
  { label }: Operation,
  status: number | undefined,
  { header, path }: SeenAt,
): Touch {
  const usage = new RestUsage(operations, () => true);
  if (usage.operation(label) === undefined) return 'none';
  if (status === undefined || (path ?? header) === undefined) return 'exact';
  const part = [`response ${status}`, ...(header === undefined ? [] : ['header', header])];
  const { near, use } = usage.position(label, part);
  const touch = use === undefined ? 'none' : pathTouch(use, path ?? []);
  return touch === 'none' && near ? 'near' : touch;
}

function pathTouch(use: FieldUse, path: readonly string[]): Touch {
  let at = use;
  for (const token of path) {
    const below = token === '*' ? (at.items ?? at.additional) : (memberUse(at, token) ?? at.additional);
    if (at.whole === true) return 'exact';
    // Of a member whose name is a number no more is told than that.
    if (below === undefined) return token === '*' && at.properties !== undefined ? 'near' : 'none';
    at = below;
  }
  return 'exact';
}
