import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import type { Schemas } from './state.ts';

const INVALID_INPUTS = 'Some inputs are wrong!';

/** 200 with a body of the contract's. */
export function accept<Body>(body: Body): SandboxReply {
  return { status: 200, body };
}

/** The documented error body, but for its `url`, which `withPath` adds. Never holds what was sent, but for `field_errors`. */
export function refuse(status: number, error: string, message: string): SandboxReply {
  return { status, body: { message, error } };
}

export function conflict(error: string, message: string): SandboxReply {
  return refuse(409, error, message);
}

export function notFound(what: string): SandboxReply {
  return refuse(404, 'not_found', `${what} not found`);
}

/** 409 wrong_inputs for one parameter. */
export function wrongInput(param: string, msg: string): SandboxReply {
  return wrongInputs([{ param, msg }]);
}

/** 409 wrong_inputs with one entry for each parameter. */
export function wrongInputs(fieldErrors: Schemas['FieldErrors']): SandboxReply {
  return { status: 409, body: { message: INVALID_INPUTS, error: 'wrong_inputs', field_errors: fieldErrors } };
}

/** Everything in the request that contradicts the contract, as Flexiti tells it; undefined: nothing does. */
export function refuseProblems(request: SandboxRequest): SandboxReply | undefined {
  if (request.problems.length === 0) return undefined;
  const unreadable = request.problems.some(({ at }) => at === '/body' || at === '/header/content-type');
  if (unreadable && typeof request.body !== 'object') {
    return refuse(400, 'invalid_request', 'The request body cannot be read');
  }
  return wrongInputs(request.problems.map((problem) => ({ param: paramOf(problem), msg: problem.message })));
}

/** `financing_option.term` for what is wrong there; a member that is missing is named by the message alone. */
function paramOf({ at, message }: SandboxRequest['problems'][number]): string {
  const missing = /^expected member "(.+?)"/.exec(message)?.slice(1) ?? [];
  return [...at.split('/').slice(2), ...missing].join('.');
}

/** Errors repeat the path that was asked for; without its query, which may hold a name. Replies of other kinds, and without a body, stay as they are. */
export function withPath(reply: SandboxReply, request: SandboxRequest): SandboxReply {
  if (reply.status < 400 || reply.body === undefined || request.url === undefined) return reply;
  return { ...reply, body: { url: request.url.split('?')[0], ...(reply.body as Schemas['NotFoundError']) } };
}

/** The object without its undefined members. */
export function defined<T extends object>(value: { readonly [Key in keyof T]: T[Key] | undefined }): T {
  return Object.fromEntries(Object.entries(value).filter(([, member]) => member !== undefined)) as T;
}

/** `2021-09-22T14:05:00Z`: the twenty characters of the documents, without a fraction. */
export function timestamp(milliseconds: number): string {
  return `${new Date(milliseconds).toISOString().slice(0, 19)}Z`;
}
