import assert from 'node:assert/strict';
import { test } from 'node:test';
import { loadContract } from '../../src/contract/load-contract.ts';
import { durationToMilliseconds } from '../../src/util/duration.ts';
import { SandboxClock } from '../../src/sandbox/index.ts';
import sandbox from './sandbox.ts';
import { seedIds } from './sandbox/seed.ts';
import type { Context } from './sandbox/state.ts';

const { provider } = await loadContract(import.meta.dirname);

function opened(environment: string): Context {
  const newId = { uuid: () => 'id', hex: () => '0', digits: () => '0' };
  return {
    ...{ environment, stage: 'test', clock: new SandboxClock(), newId, credentials: {} },
    state: sandbox.createState(environment),
    shared: sandbox.createShared(),
  };
}

// Staging is past its last day, and its server says no more than that: the rule is held against the behaviour itself.
for (const [environment, unusedFor] of [
  ['staging', 'P1D'],
  ['staging-esim', 'P1D'],
  ['pre-production', 'P3D'],
] as const)
  test(`${environment} recycles what was unused for ${unusedFor}, and nothing younger`, () => {
    const { reset } = provider.environments[environment] ?? {};
    assert.equal(reset !== undefined && 'unusedFor' in reset && reset.unusedFor, unusedFor);
    const context = opened(environment);
    const { orderId } = seedIds(environment);
    const isThere = () => {
      sandbox.reset(context);
      return context.state.orders.has(orderId);
    };
    context.clock.advance(durationToMilliseconds(unusedFor) - 60_000);
    assert.equal(isThere(), true, 'a minute before');
    context.clock.advance(120_000);
    assert.equal(isThere(), false, 'a minute after');
  });
