import assert from 'node:assert/strict';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { test } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { loadBehaviour } from './behaviour.ts';
import { startSandbox } from './start-sandbox.ts';
import { acmeContract } from './testing/acme.ts';

const handlers = (names: readonly string[]): string =>
  `{${names.map((name) => `${name}: () => ({ status: 200 })`).join()}}`;
const acme = ['createToken', 'listItems', 'createItem', 'getItem'];
const rest = (names: readonly string[], provider = 'acme'): string =>
  `export default { provider: '${provider}', protocol: 'rest', handlers: ${handlers(names)} };`;

for (const { name, file, messages } of [
  {
    name: 'no sandbox.ts',
    file: undefined,
    messages: [/Acme has no behaviour on the sandbox network[^]*verify --network internet/],
  },
  { name: 'no default export', file: 'export const a = 1;', messages: [/no default export/] },
  { name: 'a syntax error', file: 'export default {', messages: [/cannot be loaded/] },
  { name: 'another provider', file: rest(acme, 'bolt'), messages: [/for another provider/] },
  {
    name: 'handlers that do not fit, all of them',
    file: rest(['createToken', 'listItems', 'getItm']),
    messages: [/handles no createItem/, /handles no getItem/, /handles getItm/],
  },
]) {
  test(`a behaviour is refused: ${name}`, async (t) => {
    const folder = await mkdtemp(join(tmpdir(), 'behaviour-'));
    t.after(() => rm(folder, { recursive: true }));
    if (file !== undefined) await writeFile(join(folder, 'sandbox.ts'), file);
    const contract = { ...acmeContract(), folder };
    await assert.rejects(loadBehaviour(contract), (error) => {
      assert.ok(error instanceof ConfigError);
      const shown = join(basename(tmpdir()), basename(folder), 'sandbox.ts');
      assert.deepEqual(
        error.problems.map(({ file: name }) => name),
        messages.map(() => shown),
      );
      for (const [index, expected] of messages.entries()) {
        const { hint = '', message = '' } = error.problems[index] ?? {};
        assert.match(`${message} ${hint}`, expected);
      }
      return true;
    });
    await assert.rejects(startSandbox({ contracts: [contract] }), ConfigError);
  });
}

test('a mistake in a fault or a drift pack is told before anything listens', async () => {
  await assert.rejects(startSandbox({ contracts: [acmeContract()], faults: ['truncat'] }), {
    code: 'config_invalid',
  });
  await assert.rejects(startSandbox({ contracts: [acmeContract()], drifts: ['acme'] }), {
    code: 'config_invalid',
  });
});
