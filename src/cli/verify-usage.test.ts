import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, describe, test } from 'node:test';
import { refusalOf } from './testing/refusal-of.ts';
import { runCli } from './testing/run-cli.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const project = new TinyProject();

/** Everything that is said, on one line for each line, and the exit code. */
async function refused(words: readonly string[], root = project.root, run = runWarm) {
  const { code, out, err } = await run(['verify', ...words], { cwd: root });
  assert.equal(out, '');
  return { code, err };
}

describe('an option with a value that it cannot have is a mistake, said in one line', () => {
  const cases: [string, string, RegExp][] = [
    ['--shard', '5/4', /Expected one part of all/],
    ['--shard', '0/4', /Expected one part of all/],
    ['--shard', 'abc', /Expected one part of all/],
    ['--workers', '0', /Expected a whole number from 1/],
    ['--workers', 'many', /Expected a whole number from 1/],
    ['--retries', 'abc', /Expected a whole number from 0/],
    ['--retries', '-1', /Expected a whole number from 0/],
    ['--timeout', 'xyz', /Expected a whole number from 0/],
    ['--repeat-each', '0', /Expected a whole number from 1/],
    ['--max-failures', '1.5', /Expected a whole number from 1/],
    ['--ui-port', '70000', /Expected a whole number from 0 to 65535/],
    ['--grep', '(', /Unterminated group/],
    ['--grep-invert', '/[/', /Unterminated character class/],
  ];
  for (const [option, value, says] of cases) {
    test(`${option}=${value}`, async () => {
      const { code, err } = await refused([`${option}=${value}`]);
      assert.match(err.split('\n')[0] ?? '', says);
      assert.doesNotMatch(err, /^ +at /m);
      assert.equal(code, 2);
    });
  }
});

test('faults and drifts are refused on the internet, where nobody could inject them', async () => {
  for (const injected of [{ faults: ['tiny=status:503'] }, { drifts: ['nosuch'] }]) {
    const { code, err } = await refusalOf(project.root, { network: 'internet', ...injected });
    assert.match(err, /for the sandbox network/);
    assert.equal(code, 2);
  }
});

describe('two providers', () => {
  const two = new TinyProject();
  two.addTwin('twin', { staging: 'acceptance' });

  test('one that is named and has no such environment is no silent omission', async () => {
    const both = { providers: ['tiny', 'twin'], environments: ['staging'] };
    const { code, err } = await refusalOf(two.root, both);
    assert.match(err, /twin: no test environment is called staging, so nothing of it would be looked at/);
    assert.equal(code, 2);
  });

  test('the missing credentials of both are named', async () => {
    const { code, err } = await refusalOf(two.root, { network: 'internet' });
    assert.match(err, /tiny@staging needs credentials that are not set: env:TINY_STAGING_API_KEY/);
    assert.match(err, /twin@acceptance needs credentials that are not set: env:TWIN_STAGING_API_KEY/);
    assert.equal(code, 2);
  });

  test('the mistakes in the files of both are shown', async () => {
    const broken = new TinyProject();
    broken.addTwin('twin', {});
    broken.edit('contracts/tiny/provider.yaml', 'stage: test', 'stagee: test');
    broken.edit('contracts/twin/provider.yaml', 'stage: live', 'stagee: live');
    const { code, err } = await refusalOf(broken.root);
    assert.match(err, /tiny\/provider\.yaml:8:5: /);
    assert.match(err, /twin\/provider\.yaml:\d+:5: /);
    assert.equal(code, 2);
    const unknown = await refusalOf(broken.root, { providers: ['tinny', 'twinn'] });
    assert.match(unknown.err, /"tinny"[^]*"twinn"/);
  });

  test('the mistakes in the contracts of both are shown', async () => {
    const broken = new TinyProject();
    broken.addTwin('twin', {});
    for (const id of ['tiny', 'twin']) broken.edit(`contracts/${id}/openapi.yaml`, 'paths:', 'paths: ]');
    const { code, err } = await refusalOf(broken.root);
    assert.match(err, /tiny\/openapi\.yaml[^]*twin\/openapi\.yaml/);
    assert.equal(code, 2);
  });
});

test('a folder without contracts is a mistake', async () => {
  const empty = mkdtempSync(join(tmpdir(), 'livegate-empty-'));
  after(() => rmSync(empty, { recursive: true }));
  const { code, err } = await refused([], empty, runCli);
  assert.match(err, /there is no folder of providers here/);
  assert.equal(code, 2);
});
