import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { accountByNumber } from './find-account.ts';
import { conflict } from './reply.ts';
import type { FlexitiContext } from './state.ts';

/** 465, before anybody asks who calls. inferred: the answer has no body, and a script is a malicious payload. */
export function refuseMalicious({ body, query }: SandboxRequest): SandboxReply | undefined {
  return /<script/i.test(JSON.stringify([body, query])) ? { status: 465 } : undefined;
}

/** 409 general_error for whatever is asked of an account that is not set up properly, which the error page gives as its likely cause. */
export function refuseBackEnd(
  { body, path, query }: SandboxRequest,
  context: FlexitiContext,
): SandboxReply | undefined {
  const named = [path, query, body].map(
    (part) => (part as { account_number?: unknown } | undefined)?.account_number,
  );
  const isSetUp = named.every((number) => accountByNumber(context, Number(number))?.setUp ?? true);
  return isSetUp ? undefined : conflict('general_error', 'A back-end process failed');
}
