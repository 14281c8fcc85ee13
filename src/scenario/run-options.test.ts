import assert from 'node:assert/strict';
import { afterEach, test } from 'node:test';
import { readRunOptions } from './run-options.ts';

afterEach(() => {
  delete process.env['LIVEGATE_RUN'];
  delete process.env['LIVEGATE_NETWORK'];
});

test('a bare Playwright run is on the sandbox network unless the internet is asked for outright', () => {
  assert.equal(readRunOptions('/shop').network, 'sandbox');
  delete process.env['LIVEGATE_RUN'];
  process.env['LIVEGATE_NETWORK'] = 'internet';
  assert.equal(readRunOptions('/shop').network, 'internet');
});

for (const given of ['Internet', 'internet ', '', 'live', 'constructor'])
  test(`LIVEGATE_NETWORK=${JSON.stringify(given)} is refused, never taken for the sandbox`, () => {
    process.env['LIVEGATE_NETWORK'] = given;
    assert.throws(() => readRunOptions('/shop'), {
      code: 'option_invalid',
      message: `LIVEGATE_NETWORK: expected sandbox or internet, found ${JSON.stringify(given)}`,
    });
  });
