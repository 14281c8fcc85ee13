import assert from 'node:assert/strict';
import { AttestationError } from '../attestation-error.ts';

/** The code with which something is refused; fails where it is not refused, or by another kind of error. */
export function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    assert.ok(error instanceof AttestationError, String(error));
    assert.equal(error.exitCode, 3);
    return error.code;
  }
  assert.fail('it was accepted');
}
