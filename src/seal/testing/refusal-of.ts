import assert from 'node:assert/strict';
import { inspect } from 'node:util';
import { SealError } from '../seal-error.ts';
import type { SealErrorCode } from '../seal-error.ts';

/** Stands in every secret of the tests. */
export const canary = 'canary-7f3a';

/**
 * The code with which work was refused. Fails where it was not, where it was by another error, and where anything that
 * the error shows holds a secret, a key or an error of a library.
 */
export async function refusalOf(work: () => unknown): Promise<SealErrorCode> {
  const error: unknown = await Promise.resolve()
    .then(work)
    .then(
      () => assert.fail('was not refused'),
      (reason: unknown) => reason,
    );
  assert.ok(error instanceof SealError, inspect(error));
  assert.equal(error.cause, undefined);
  const shown = inspect(error, { depth: null, showHidden: true });
  for (const secret of [canary, /AGE-SECRET-KEY-1[A-Z0-9]{6}/])
    assert.ok(typeof secret === 'string' ? !shown.includes(secret) : !secret.test(shown), shown);
  return error.code;
}
