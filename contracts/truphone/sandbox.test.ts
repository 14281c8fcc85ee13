import assert from 'node:assert/strict';
import { test } from 'node:test';
import sandbox from './sandbox.ts';
import { seedIds } from './sandbox/seed.ts';
import type { Schemas } from './sandbox/state.ts';
import { idOf, login, open, opened, typeOf } from './testing/open-environment.ts';

const HOUR_MS = 60 * 60 * 1000;

test('an order is accepted, then in progress, then completed, and brings its SIM only then', () => {
  const { newEsim, poll, context } = opened();
  const before = context.state.sims.size;
  const id = idOf(newEsim(2));
  assert.equal(poll(id).status, 'FULFILLING');
  assert.equal(context.state.sims.size, before);
  const done = poll(id);
  assert.equal(done.status, 'COMPLETED');
  assert.ok(context.state.sims.has(done.output?.iccid ?? ''));
});

test('an order that nobody polls is fulfilled within a second', () => {
  const { newEsim, send, context } = opened();
  newEsim(1);
  context.clock.advance(1000);
  const found = send('listSubscriptions', { query: { email: 'A@example.com' } }).body as unknown[];
  assert.equal(found.length, 1);
});

test('a SIM holds 15 subscriptions, those on order included', () => {
  const { newEsim, topUp, poll } = opened();
  const id = idOf(newEsim(13));
  poll(id);
  const iccid = poll(id).output?.iccid ?? '';
  assert.equal(topUp(iccid, 3).status, 400);
  assert.equal(topUp(iccid, 2).status, 201);
  assert.equal(topUp(iccid, 1).status, 400);
});

test('a top-up whose eSIM is recycled meanwhile fails', () => {
  const { newEsim, topUp, poll, context } = opened();
  const id = idOf(newEsim(1));
  poll(id);
  const iccid = poll(id).output?.iccid ?? '';
  const waiting = idOf(topUp(iccid, 1));
  context.state.sims.delete(iccid);
  poll(waiting);
  assert.equal(poll(waiting).status, 'FAILED');
});

test('a plan waits for its date, is activated once, and runs out by the clock', () => {
  const { order, plans, poll, send, context } = opened();
  const later = new Date(context.clock.now() + 48 * HOUR_MS).toISOString();
  const [plan] = plans(1);
  const id = idOf(
    order({
      operationType: 'NEW_ESIM',
      customer: { email: 'b@example.com' },
      device: { id: '1' },
      subscriptions: [{ ...plan, activationDate: later }],
    }),
  );
  poll(id);
  const path = { subscriptionId: poll(id).output?.subscription_id };
  const status = () => (send('getSubscription', { path }).body as Schemas['Subscription']).status;
  assert.equal(status(), 'PENDING');
  assert.equal(send('activateSubscription', { path }).status, 200);
  assert.equal(status(), 'ACTIVE');
  assert.equal(send('activateSubscription', { path }).status, 400);
});

test('recycling takes what was unused for 72 hours and leaves what was read since', () => {
  const { context } = opened();
  const { iccid, orderId } = seedIds('pre-production');
  context.clock.advance(71 * HOUR_MS);
  context.state.sims.get(iccid)!.lastUsed = context.clock.now();
  context.clock.advance(2 * HOUR_MS);
  sandbox.reset(context);
  assert.ok(context.state.sims.has(iccid));
  assert.ok(!context.state.orders.has(orderId));
});

test('access tokens last 5 minutes, refresh tokens 30, and a refresh token is no access token', () => {
  const { context, call } = open();
  const { access_token: access, refresh_token: refresh } = login(call, context);
  const { resellerId: client_id, resellerSecret: client_secret } = context.credentials;
  const renew = () =>
    call('createToken', {
      body: { grant_type: 'refresh_token', refresh_token: refresh, client_id, client_secret },
    });
  assert.equal(typeOf(call('listProducts', { token: refresh })), 'UNAUTHORISED');
  context.clock.advance(5 * 60 * 1000 - 1000);
  assert.equal(call('listProducts', { token: access }).status, 200);
  context.clock.advance(1000);
  assert.equal(typeOf(call('listProducts', { token: access })), 'UNAUTHORISED');
  assert.equal(renew().status, 200);
  context.clock.advance(25 * 60 * 1000);
  assert.deepEqual(renew().body, { error: 'invalid_grant', error_description: 'Token is not active' });
});

test('one client, one catalogue and one token server for Pre-Production and Production, and others for Staging', () => {
  const shared = sandbox.createShared();
  const preProduction = open('pre-production', shared);
  const production = open('production', shared, preProduction.context.credentials);
  const staging = open('staging', shared);
  const { access_token: token } = login(preProduction.call, preProduction.context);
  const { body: products } = preProduction.call('listProducts', { token });
  assert.deepEqual(production.call('listProducts', { token }).body, products);
  assert.equal(typeOf(staging.call('listProducts', { token })), 'UNAUTHORISED');
  const { access_token: stagingToken } = login(staging.call, staging.context);
  assert.notDeepEqual(staging.call('listProducts', { token: stagingToken }).body, products);
});

test('an order of one environment is unknown in the other, although host, client and product ids are the same', () => {
  const shared = sandbox.createShared();
  const preProduction = open('pre-production', shared);
  const production = open('production', shared, preProduction.context.credentials);
  const { access_token: token } = login(preProduction.call, preProduction.context);
  const path = { orderId: seedIds('production').orderId };
  assert.equal(production.call('getOrder', { path, token }).status, 200);
  assert.equal(typeOf(preProduction.call('getOrder', { path, token })), 'ORDER_NOT_FOUND');
});
