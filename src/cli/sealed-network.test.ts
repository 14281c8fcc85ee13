import assert from 'node:assert/strict';
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { draftBreakGlass, signBreakGlass } from '../gate/draft-break-glass.ts';
import { joinBreakGlass } from '../gate/join-break-glass.ts';
import { recordBreakGlass } from '../gate/record-break-glass.ts';
import { repositoryOf } from '../gate/repository-of.ts';
import { revoke } from '../gate/revoke.ts';
import { people, trustOfAll } from '../gate/testing/people.ts';
import { verifyBreakGlass } from '../gate/verify-break-glass.ts';
import { Running } from './testing/gate-project.ts';
import { openShop } from './testing/open-shop.ts';
import { runCli, startCli } from './testing/run-cli.ts';
import { runWarm } from './testing/warm-cli.ts';

type Shop = Awaited<ReturnType<typeof openShop>>;

const canary = 'the-real-live-key-of-acme';

/** The command that must not be started: it leaves a file behind. */
const spy = ['--', 'sh', '-c', 'env > stolen; cat <&3 >> stolen 2> /dev/null'];

const modes = ['inject', 'fd', 'env'] as const;

/** A credential of one network under the name of a file of the other, which was promoted. */
async function swapped(context: TestContext, network: 'sandbox' | 'internet'): Promise<Shop> {
  const shop = await openShop(context);
  await shop.project.seal(canary, network === 'sandbox' ? 'internet' : 'sandbox', network);
  await shop.project.promote({ network });
  return shop;
}

async function refusesAll({ kinds, project }: Shop, exec: (mode: string) => readonly string[]) {
  for (const mode of modes) {
    const { code, err, out } = await runWarm([...exec(mode), ...spy], {
      cwd: project.root,
    });
    assert.deepEqual([code, out], [3, ''], err);
    assert.match(
      err,
      /expected credentials of acme@live on the \w+ network, found those of acme@live on the/,
    );
    assert.match(err, /livegate credentials seal acme --environment live/);
    assert.ok(!err.includes(canary));
  }
  assert.ok(!existsSync(join(project.root, 'stolen')));
  assert.ok(!(await kinds()).includes('release'));
}

test('a promotion on the sandbox network opens no credential that was sealed for the internet', async (context) => {
  const shop = await swapped(context, 'sandbox');
  await refusesAll(shop, (mode) => shop.exec('--mode', mode));
});

test('a promotion on the internet opens no credential that was sealed for the sandbox', async (context) => {
  const shop = await swapped(context, 'internet');
  await refusesAll(shop, (mode) => [
    ...['exec', 'acme', '--network', 'internet', '--local-key', 'id.age'],
    ...['--mode', mode],
  ]);
});

test('where only the credential of the internet is sealed, the sandbox has none', async (context) => {
  const shop = await openShop(context);
  await shop.project.seal(canary, 'internet');
  shop.project.remove('contracts/acme/credentials/live.sandbox.age');
  await shop.project.promote();
  const { code, err } = await runCli(shop.exec(...spy), {
    cwd: shop.project.root,
  });
  assert.equal(code, 3, err);
  assert.match(
    err,
    /no sealed credentials of acme@live on the sandbox network\nlivegate credentials seal acme/,
  );
});

test('an approver releases no credential of the internet to a promotion on the sandbox network', async (context) => {
  const { execReleased, kinds, project } = await swapped(context, 'sandbox');
  const cwd = project.root;
  for (const mode of modes) {
    const waiting = new Running(startCli(execReleased('--mode', mode, ...spy), cwd));
    context.after(() => waiting.child.kill('SIGKILL'));
    const [, file = ''] = await waiting.printed(/request: (\S+)\n/);
    const keys = ['--key', 'alice.pem', '--local-key', 'id.age', '--yes'];
    const { code, err, out } = await runWarm(['approve', file, ...keys], {
      cwd,
    });
    assert.equal(code, 3, err);
    assert.match(out, /acme → live on the sandbox network/);
    assert.match(
      err,
      /of acme@live on the sandbox network, found those of acme@live on the internet network/,
    );
    assert.ok(!existsSync(join(cwd, file.replace(/json$/, 'alice.release.json'))));
    waiting.child.kill('SIGKILL');
    await waiting.ended;
  }
  assert.ok(!existsSync(join(cwd, 'stolen')));
  assert.ok(!(await kinds()).includes('release'));
});

test('glass that is broken on the sandbox network opens no credential of the internet', async (context) => {
  const shop = await swapped(context, 'sandbox');
  const { ledger, root } = shop.project;
  const now = new Date();
  await revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now }, ledger);
  const place = { root, ledger, provider: 'acme', now };
  const draft = await draftBreakGlass({
    ...{
      ...place,
      network: 'sandbox',
      key: people.alice,
      version: '0.1.0',
      reason: 'a drill',
      minutes: 30,
    },
    audience: { repository: repositoryOf(root) },
  });
  const file = signBreakGlass(draft, people.alice);
  const joined = joinBreakGlass(await verifyBreakGlass({ ...place, file }), people.bob, now);
  await recordBreakGlass(ledger, joined, trustOfAll, now);
  await refusesAll(shop, (mode) => shop.exec('--mode', mode));
});

test('a sandbox that is not on this machine answers for nobody', async (context) => {
  const { project } = await openShop(context);
  for (const url of [
    'http://attacker.example:1234',
    'http://127.0.0.1.attacker.example',
    'http://10.0.0.1:99',
    'x',
  ]) {
    const words = ['exec', 'acme', '--sandbox', url, '--local-key', 'id.age', ...spy];
    const { code, err } = await runWarm(words, { cwd: project.root });
    assert.equal(code, 2, err);
    assert.match(err, /--sandbox takes a control URL on this machine, such as http:\/\/127\.0\.0\.1:/);
  }
});
