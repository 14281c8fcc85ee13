import type { Reply } from '../../src/scenario/index.ts';
import { expect, shownBy } from '../../src/scenario/index.ts';

/**
 * The operation failed under HTTP 200: inside its payload, or with top-level `errors`. Which mutations do which is the
 * choice of contracts/fluz/schema.graphql. Codes are named only where the provider documents them.
 */
export function expectRefusal(reply: Reply, kind: 'graphql' | 'payload', codes: string[] = []): void {
  expect(reply).toBeRefusedAs({ status: 200, codes });
  expect(reply.failure?.kind, `where the failure is ${shownBy(reply)}`).toBe(kind);
}
