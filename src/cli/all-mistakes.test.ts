import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { withAllMistakesHere } from './all-mistakes.ts';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

/** Each reads the provider file before, or without, its contract. */
const commands: readonly (readonly string[])[] = [
  ['diff', 'tiny', 'new.yaml'],
  ['drift', 'tiny'],
  ['gate', 'tiny'],
  ['pull', 'tiny'],
  ['report'],
  ['sandbox'],
  ['types'],
  ['watch', '--once'],
];

describe('what is wrong with a provider in form and in what it says of its contract is told at once', () => {
  const project = new TinyProject();
  project.edit('contracts/tiny/provider.yaml', 'defaultAuth: key', 'defaultAuth: kee');
  project.edit('contracts/tiny/provider.yaml', 'code: [/error]', 'code: [/eror]');
  project.write('new.yaml', 'openapi: 3.1.0\ninfo: { title: New, version: "2" }\npaths: {}\n');
  for (const words of commands)
    test(`livegate ${words.join(' ')}`, async () => {
      const { code, err } = await runWarm(words, { cwd: project.root });
      assert.equal(code, 2, err);
      const told = err.split('\n').filter((line) => line.startsWith('contracts/tiny/provider.yaml:'));
      assert.deepEqual(
        told.map((line) => line.replace(/:[\d:]+ .*? (?=\/|names)/, ' ')),
        ['contracts/tiny/provider.yaml names no credential of auth', 'contracts/tiny/provider.yaml /eror'],
      );
    });

  test('but not where it was another state of the file that was read', async () => {
    process.chdir(project.root);
    const problem = { file: 'contracts/tiny/provider.yaml', line: 1, column: 1, message: 'is no id' };
    const error = new ConfigError('config_invalid', [problem]);
    assert.equal(await withAllMistakesHere(error), error);
  });
});
