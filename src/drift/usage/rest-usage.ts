import type { FieldUse, ResponseUse, RestUse } from '../../model/usage.ts';
import { own } from './field-use.ts';

/** What is known of the use of one place of an operation. */
export type PositionUse = {
  /** Whether it may be exercised in ways that nobody recorded. */
  readonly near: boolean;
  /** What is recorded; absent: nothing of it. */
  readonly use?: FieldUse;
};

const unused: PositionUse = { near: false };
const perhaps: PositionUse = { near: true };

/** The recorded use of an OpenAPI contract, asked by operation and place as comparisons name them. */
export class RestUsage {
  readonly #operations: Readonly<Record<string, RestUse>>;
  readonly #isCalled: (operation: string) => boolean;

  /** `isCalled`: whether an operation is one that we call, and not the provider (webhooks, callbacks). */
  constructor(operations: Readonly<Record<string, RestUse>>, isCalled: (operation: string) => boolean) {
    this.#operations = operations;
    this.#isCalled = isCalled;
  }

  /** The use of an operation as a whole; `unknown`: the provider calls it, which no recording of ours sees. */
  operation(label: string): RestUse | 'unknown' | undefined {
    return this.#isCalled(label) ? own(this.#operations, label) : 'unknown';
  }

  /** The use of a part of an operation, e.g. `['query parameter', 'page']`, `['response 200', 'application/json']`. */
  position(operation: string, part: readonly string[]): PositionUse {
    const used = this.operation(operation);
    if (used === 'unknown') return perhaps;
    return used === undefined ? unused : partUse(used, part);
  }
}

function partUse(used: RestUse, [kind = '', ...rest]: readonly string[]): PositionUse {
  // Headers of the parts of a body are not recorded.
  if (rest.length > 2 && rest.at(-2) === 'header') return perhaps;
  if (kind === 'request body') return recorded(used.body);
  const [, where] = /^(path|query|header|cookie) parameter$/.exec(kind) ?? [];
  if (where !== undefined) return parameterUse(used, where, rest[0] ?? '');
  const [, status] = /^response (.+)$/.exec(kind) ?? [];
  if (status === undefined) return perhaps;
  const response = responseUse(used, status);
  if (response === undefined) return perhaps;
  const near = response.unrecorded === true;
  const [what, name = ''] = rest;
  if (what !== 'header') return recorded(response.read, near);
  return response.headers?.includes(name.toLowerCase()) === true ? { near, use: {} } : { near };
}

function recorded(use: FieldUse | undefined, near = false): PositionUse {
  return use === undefined ? { near } : { near, use };
}

function parameterUse(used: RestUse, where: string, name: string): PositionUse {
  switch (where) {
    case 'path':
      return recorded(own(used.path, name));
    case 'query':
      return recorded(own(used.query, name));
    case 'header':
      return recorded(own(used.header, name.toLowerCase()));
    default:
      // Cookies are not recorded.
      return perhaps;
  }
}

/** What is read under a status as a document writes it: itself, its range, or the default. */
function responseUse({ responses }: RestUse, status: string): ResponseUse | undefined {
  const upper = status.toUpperCase();
  return own(responses, upper) ?? own(responses, `${upper.charAt(0)}XX`) ?? own(responses, 'DEFAULT');
}
