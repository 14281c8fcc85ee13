import assert from 'node:assert/strict';
import { test } from 'node:test';
import fc from 'fast-check';
import { holding, readEagerly, readTarget, territories } from './locate.ts';
import { acmeProvider } from '../testing/acme.ts';

const origin = 'https://services.acme.example';
const all = territories(acmeProvider.environments);

for (const { path, wanted } of [
  { path: '/connect-api-preprod', wanted: ['preprod'] },
  { path: '/connect-api-preprod/items', wanted: ['preprod'] },
  { path: '/connect-api-preprodx/items', wanted: [] },
  { path: '/connect-api/items', wanted: ['production'] },
  { path: '/auth/token', wanted: ['preprod'] },
  { path: '/', wanted: [] },
]) {
  test(`${path} is held by ${wanted.join(' and ') || 'nobody'}`, () => {
    assert.deepEqual(
      holding(all, origin, path).map(({ environment }) => environment),
      wanted,
    );
  });
}

for (const { target, path, search = '' } of [
  { target: '/a/../b', path: '/b' },
  { target: '/a/%2e%2E/b', path: '/b' },
  { target: '/a\\..\\b', path: '/b' },
  { target: '//a//b?c=//d', path: '/a/b', search: '?c=//d' },
  { target: '/a%2fb', path: '/a%2fb' },
]) {
  test(`${target} is read as ${path}`, () => {
    assert.deepEqual(readTarget(target), { path, search });
  });
}

for (const spelling of [
  '/connect-api-preprod/../connect-api/items',
  '/connect-api-preprod/%2e%2e/connect-api/items',
  '/connect-api-preprod/..%2fconnect-api/items',
  '/connect-api-preprod/%252e%252e/connect-api/items',
  '/connect-api-preprod/..;x/connect-api/items',
  '/Connect-API/items',
  '/%63onnect-api/items',
]) {
  test(`${spelling} could be read as live`, () => {
    assert.equal(readEagerly(spelling), '/connect-api/items');
  });
}

test('however often its characters are escaped, a path to live is seen as one', () => {
  const escaped = (text: string, times: readonly number[]): string =>
    text.replaceAll(/./g, (character, index: number) => escapeTimes(character, times[index] ?? 0));
  fc.assert(
    fc.property(fc.array(fc.nat({ max: 3 }), { maxLength: 18 }), (times) => {
      assert.equal(readEagerly(`/${escaped('connect-api/items', times)}`), '/connect-api/items');
    }),
  );
});

function escapeTimes(character: string, times: number): string {
  const first = `%${character.charCodeAt(0).toString(16).padStart(2, '0')}`;
  return times === 0 ? character : first.replace('%', `%${'25'.repeat(times - 1)}`);
}
