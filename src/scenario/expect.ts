import { expect as base } from '@playwright/test';
import type { ErrorClass } from '../model/provider.ts';
import type { Reply } from '../network/reply.ts';

/** Playwright's `expect` with what scenarios need to say about replies. */
export const expect = base.extend({
  /** The reply is the documented refusal: its status, and one of its codes where the provider documents codes. */
  toBeRefusedAs(reply: Reply, expected: ErrorClass) {
    if ('notApplicable' in expected) throw new Error(`not applicable: ${expected.notApplicable}`);
    const codes = expected.codes ?? [];
    const code = reply.failure?.code;
    const pass =
      !reply.ok &&
      reply.status === expected.status &&
      (codes.length === 0 || (code !== undefined && codes.includes(code)));
    const wanted = `${expected.status}${codes.length === 0 ? '' : ` with code ${codes.join(' or ')}`}`;
    const found = reply.ok
      ? `${reply.status}, accepted`
      : `${reply.status}${code === undefined ? ' without a code' : ` with code ${code}`}`;
    return {
      pass,
      message: () => `expected the refusal ${wanted}, found ${found} (exchange ${reply.exchange})`,
    };
  },
});
