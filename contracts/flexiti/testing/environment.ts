import assert from 'node:assert/strict';
import { SandboxClock } from '../../../src/sandbox/index.ts';
import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import sandbox from '../sandbox.ts';
import type { FlexitiContext } from '../sandbox/state.ts';

export type Body = Record<string, unknown>;
type Sent = { path?: Body; query?: Body; body?: Body; headers?: Record<string, string>; token?: string };

const CREDENTIALS = { clientId: 'client', clientSecret: 'secret' };
export const KEYS = { client_id: 'client', client_secret: 'secret' };

/** One environment of the sandbox, driven without a server. */
export class Environment {
  readonly context: FlexitiContext;
  #count = 0;

  constructor(environment: string, stage: 'test' | 'live' = 'test') {
    const next = (): string => String((this.#count += 1));
    this.context = {
      environment,
      stage,
      clock: new SandboxClock(),
      state: sandbox.createState(environment),
      shared: null,
      credentials: CREDENTIALS,
      newId: {
        uuid: () => `00000000-0000-4000-8000-${next().padStart(12, '0')}`,
        hex: (length) => next().padStart(length, 'a'),
        digits: (length) => next().padStart(length, '0'),
      },
    };
  }

  async send(operation: string, sent: Sent = {}): Promise<{ status: number; body: Body; error: unknown }> {
    const headers = sent.token === undefined ? {} : { authorization: `Bearer ${sent.token}` };
    const request: SandboxRequest = {
      operation,
      path: { client_id: 'client', ...sent.path },
      query: sent.query ?? {},
      headers: { ...headers, ...sent.headers },
      body: sent.body,
      problems: [],
    };
    const reply: SandboxReply =
      sandbox.before(request, this.context) ?? (await handlerOf(operation)(request, this.context));
    const body = reply.body as Body;
    return { status: reply.status, body, error: body['error'] };
  }

  async token(scope = 'merchant'): Promise<string> {
    const { body } = await this.send('createToken', { body: { ...KEYS, scope } });
    return String(body['access_token']);
  }
}

function handlerOf(operation: string) {
  const handler = sandbox.handlers[operation];
  assert.ok(handler, operation);
  return handler;
}
