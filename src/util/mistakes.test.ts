import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { ConfigError } from './errors.ts';
import { Mistakes } from './mistakes.ts';

const at = (file: string, line: number, column: number) => ({ file, line, column, message: 'wrong' });

async function thrownBy(fill: (mistakes: Mistakes) => unknown): Promise<ConfigError> {
  const mistakes = new Mistakes();
  await fill(mistakes);
  try {
    mistakes.throwAll();
  } catch (error) {
    assert.ok(error instanceof ConfigError);
    return error;
  }
  throw new Error('nothing was thrown');
}

describe('Mistakes', () => {
  test('are told by file, line and column, each once', async () => {
    const { problems } = await thrownBy((mistakes) => {
      mistakes.add('config_invalid', [at('b', 1, 1), at('a', 10, 1), at('a', 9, 5)]);
      mistakes.add('config_invalid', [at('a', 9, 2), at('a', 9, 5), { file: 'a', message: 'missing' }]);
    });
    assert.deepEqual(
      problems.map(({ column, file, line }) => [file, line, column]),
      [
        ['a', undefined, undefined],
        ['a', 9, 2],
        ['a', 9, 5],
        ['a', 10, 1],
        ['b', 1, 1],
      ],
    );
  });

  test('have the code of the first, and the hint of any', async () => {
    const error = await thrownBy(async (mistakes) => {
      mistakes.add('contract_invalid', []);
      mistakes.add('config_invalid', [at('a', 1, 1)]);
      const result = await mistakes.during(() => {
        throw new ConfigError('contract_invalid', [at('b', 1, 1)], { hint: 'Bundle it.' });
      });
      assert.equal(result, undefined);
    });
    assert.deepEqual([error.code, error.hint, error.exitCode], ['config_invalid', 'Bundle it.', 2]);
  });

  test('are none where nothing was wrong, and what is no mistake is thrown on', async () => {
    const mistakes = new Mistakes();
    assert.equal(await mistakes.during(() => Promise.resolve(7)), 7);
    mistakes.throwAll();
    await assert.rejects(
      mistakes.during(() => Promise.reject(new TypeError('a fault'))),
      TypeError,
    );
  });
});
