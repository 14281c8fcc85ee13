import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError, LivegateError } from './errors.ts';

describe('ConfigError', () => {
  it('shows every problem with its place and what to do', () => {
    const error = new ConfigError('config_invalid', [
      {
        file: 'contracts/acme/provider.yaml',
        line: 3,
        column: 5,
        message: 'unknown key stge',
        expected: 'one of stage',
        found: 'stge',
        nearest: 'stage',
      },
      { file: 'contracts/acme', message: 'cannot be read', hint: 'Look there.' },
    ]);
    assert.equal(
      error.message,
      'contracts/acme/provider.yaml:3:5: unknown key stge\n    expected one of stage\n    found stge\n    did you mean stage?\ncontracts/acme: cannot be read\n    Look there.',
    );
    assert.equal(error.exitCode, 2);
    assert.ok(error instanceof LivegateError);
  });
});

describe('LivegateError', () => {
  it('could not decide, unless it says otherwise', () => {
    const cause = new Error('why');
    const error = new LivegateError('unreadable', 'no', { cause, hint: 'Try again.' });
    assert.deepEqual([error.exitCode, error.hint, error.cause], [3, 'Try again.', cause]);
    assert.equal(new LivegateError('usage', 'no', { exitCode: 2 }).exitCode, 2);
  });
});
