import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, test } from 'node:test';
import type { Provider } from '../model/provider.ts';
import { checkCredentials, resolveCredentials } from './resolve-credentials.ts';

const root = mkdtempSync(join(tmpdir(), 'livegate-credentials-'));
after(() => rmSync(root, { recursive: true }));

function target(credentials: Record<string, string>) {
  return {
    provider: { id: 'tiny', environments: { staging: { credentials } } } as unknown as Provider,
    environment: 'staging',
  };
}

test('a secret in a file is read from the project folder, or from an absolute path, without its last line end', () => {
  writeFileSync(join(root, 'key.txt'), 'from a file\n');
  const absolute = join(root, 'key.txt');
  assert.deepEqual(resolveCredentials(root, target({ one: 'file:key.txt', two: `file:${absolute}` })), {
    one: 'from a file',
    two: 'from a file',
  });
});

test('a secret in the environment is read from there', () => {
  process.env['LIVEGATE_TEST_KEY'] = 'from the environment';
  assert.deepEqual(resolveCredentials(root, target({ one: 'env:LIVEGATE_TEST_KEY' })), {
    one: 'from the environment',
  });
  delete process.env['LIVEGATE_TEST_KEY'];
});

test('every missing one is named, an empty file included, and nothing is read of the others', () => {
  writeFileSync(join(root, 'empty.txt'), '\n');
  const targets = [
    target({ one: 'file:empty.txt', two: 'file:nosuch.txt' }),
    target({ three: 'env:LIVEGATE_TEST_MISSING', four: 'file:key.txt' }),
  ];
  assert.throws(() => checkCredentials(root, targets), {
    code: 'credentials_missing',
    message:
      'tiny@staging needs credentials that are not set: file:empty.txt, file:nosuch.txt\n' +
      'tiny@staging needs credentials that are not set: env:LIVEGATE_TEST_MISSING',
  });
});
