import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import type { Schemas } from './state.ts';

type ErrorType = {
  [Name in keyof Schemas]: Schemas[Name] extends { type: infer Type extends string; messages: string[] }
    ? Type
    : never;
}[keyof Schemas];

/** The documented error body with one of the documented types. */
export function failure(status: number, type: ErrorType, ...messages: string[]): SandboxReply {
  return { status, body: { type, messages } };
}

/** A request that was understood and makes no sense. */
export function senseless(message: string): SandboxReply {
  return failure(400, 'INVALID_REQUEST_PARAMS', message);
}

/**
 * Turns what contradicts the contract into the documented error: INVALID_HTTP_MESSAGE where the JSON or a date cannot
 * be read, INVALID_REQUEST_PARAMS for everything else; undefined where nothing contradicts it.
 */
export function refuseProblems(problems: SandboxRequest['problems']): SandboxReply | undefined {
  if (problems.length === 0) return undefined;
  const unreadable = problems.some(
    ({ at, message }) => message.includes('date-time') || (at === '/body' && message.includes('JSON')),
  );
  const messages = [...new Set(problems.map(({ at, message }) => `${at} ${message}`))];
  return failure(400, unreadable ? 'INVALID_HTTP_MESSAGE' : 'INVALID_REQUEST_PARAMS', ...messages);
}
