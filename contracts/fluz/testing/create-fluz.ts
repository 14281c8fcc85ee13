import { createHash, randomUUID } from 'node:crypto';
import { GraphQLError } from 'graphql';
import { SandboxClock } from '../../../src/sandbox/index.ts';
import type { Fluz } from '../sandbox/fluz.ts';
import { createState } from '../sandbox/state.ts';

/** An environment without a server, as its resolvers see it. */
export function createFluz(environment = 'staging'): Fluz {
  let made = 0;
  const hex = (length: number) =>
    createHash('sha512')
      .update(String((made += 1)))
      .digest('hex')
      .slice(0, length);
  const digits = (length: number) => String((made += 1)).padStart(length, '0');
  return {
    environment,
    stage: environment === 'live' ? 'live' : 'test',
    clock: new SandboxClock(),
    state: createState(environment),
    shared: {},
    credentials: { apiKey: 'test-key', userId: randomUUID(), accountId: randomUUID() },
    newId: { uuid: () => randomUUID(), hex, digits },
    caller: { kind: 'user', userId: '', accountId: '', scopes: [] },
  };
}

/** Whether an error is a refusal with a code, for `assert.throws`. */
export function withCode(code: string) {
  return (error: unknown) => error instanceof GraphQLError && error.extensions['code'] === code;
}
