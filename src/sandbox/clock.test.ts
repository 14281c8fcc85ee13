import assert from 'node:assert/strict';
import { test } from 'node:test';
import { SandboxClock } from './clock.ts';
import { TokenStore } from './tokens.ts';

const near = (left: number, right: number): boolean => Math.abs(left - right) < 1000;

test('a clock moves forward, tells its listeners, and never moves back', () => {
  const clock = new SandboxClock();
  const heard: number[] = [];
  clock.onAdvance((now) => heard.push(now));
  clock.advance(60_000);
  assert.ok(near(clock.now(), Date.now() + 60_000));
  assert.ok(near(heard[0] ?? 0, clock.now()));
  assert.throws(() => clock.advance(-1), RangeError);
  assert.throws(() => clock.advance(Number.NaN), RangeError);
});

test('a skewed clock lies in the Date header only', () => {
  const clock = new SandboxClock();
  clock.skew(3_600_000);
  assert.ok(near(clock.shown().getTime(), Date.now() + 3_600_000));
  assert.ok(near(clock.now(), Date.now()));
});

test('`during` moves the clock for one action, even one that throws', () => {
  const clock = new SandboxClock();
  assert.ok(
    near(
      clock.during(5000, () => clock.now()),
      Date.now() + 5000,
    ),
  );
  assert.throws(() =>
    clock.during(5000, () => {
      throw new Error('inside');
    }),
  );
  assert.ok(near(clock.now(), Date.now()));
});

test('a token is good until its second, by kind, and not after it was revoked', () => {
  const clock = new SandboxClock();
  const tokens = new TokenStore<string>(clock);
  tokens.issue('access', 'one', 'someone', 60);
  tokens.issue('refresh', 'two', 'someone', 600);
  assert.deepEqual(tokens.check('access', 'one'), { subject: 'someone' });
  assert.equal(tokens.check('refresh', 'one'), 'unknown');
  assert.equal(tokens.check('access', 'three'), 'unknown');
  clock.advance(60_000);
  assert.equal(tokens.check('access', 'one'), 'expired');
  tokens.revoke('two');
  assert.equal(tokens.check('refresh', 'two'), 'unknown');
});
