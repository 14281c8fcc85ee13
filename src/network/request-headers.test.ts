import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createProviderHeaders, requestHeaders, withCredential } from './request-headers.ts';
import type { Provider } from '../model/provider.ts';
import { testProvider } from './testing/test-provider.ts';

function into(
  headers: Record<string, unknown> | undefined,
  given?: Record<string, unknown>,
): Readonly<Record<string, unknown>> | undefined {
  const provider: Provider = { ...testProvider, headers: headers ?? {} };
  return createProviderHeaders(provider, { clientId: 'c-1' }).into(
    given === undefined ? {} : { header: given },
  ).header;
}

test('fills templates for every request', () => {
  const made = into({ 'X-A': '$uuid', 'X-B': '$hex32', 'X-C': 'fixed', 'X-D': 'app-$credential.clientId' });
  assert.match(String(made?.['X-A']), /^[\da-f]{8}-[\da-f-]{27}$/);
  assert.match(String(made?.['X-B']), /^[\da-f]{32}$/);
  assert.deepEqual([made?.['X-C'], made?.['X-D']], ['fixed', 'app-c-1']);
  assert.notEqual(into({ 'X-A': '$uuid' })?.['X-A'], into({ 'X-A': '$uuid' })?.['X-A']);
});

test('what the scenario names itself comes first, whatever its case, and undefined leaves it out', () => {
  assert.deepEqual(into({ 'X-A': 'a', 'X-B': 'b' }, { 'x-a': 'mine', 'x-b': undefined, other: 1 }), {
    'x-a': 'mine',
    other: 1,
  });
});

test('a provider without headers leaves the input alone', () => {
  assert.deepEqual(into(undefined, { a: 1 }), { a: 1 });
  assert.equal(into(undefined), undefined);
});

test('sends names in lower case and values as text, those of the contract first', () => {
  assert.deepEqual(
    requestHeaders({ 'Content-Type': 'a/b', Page: '2' }, { page: 3, 'X-A': 4, gone: undefined }, 'we'),
    { 'content-type': 'a/b', page: '2', 'x-a': '4', 'user-agent': 'we' },
  );
});

test('who sends it, a scenario may say itself', () => {
  assert.deepEqual(requestHeaders({}, { 'User-Agent': 'somebody' }, 'we'), { 'user-agent': 'somebody' });
});

test('the header that authorises is added, unless the scenario wrote its own', () => {
  const credential = { name: 'x-api-key', value: 'x' };
  assert.deepEqual(withCredential({ a: '1' }, credential), { 'x-api-key': 'x', a: '1' });
  assert.deepEqual(withCredential({ 'x-api-key': 'mine' }, credential), { 'x-api-key': 'mine' });
});
