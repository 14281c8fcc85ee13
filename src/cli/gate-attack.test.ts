import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import { mkdirSync, readFileSync, symlinkSync, truncateSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { setTimeout as sleep } from 'node:timers/promises';
import { loadContract } from '../contract/load-contract.ts';
import { gatherFacts } from '../gate/gather-facts.ts';
import { clockAt } from '../gate/testing/clock-at.ts';
import { GateProject } from '../gate/testing/gate-project.ts';
import { people } from '../gate/testing/people.ts';
import { hoursFromNow, now } from '../gate/testing/sample-facts.ts';
import { waive } from '../gate/waive.ts';
import { startSandbox } from '../sandbox/start-sandbox.ts';
import { execCommand } from './exec-command.ts';
import { Running } from './testing/gate-project.ts';
import { acmeSandbox, openShop } from './testing/open-shop.ts';
import { runCli, startCli } from './testing/run-cli.ts';

/** Asks again and again until it is refused, and says when each request was sent and how it was answered. */
const ask = `
const answers = [];
const end = Date.now() + 20_000;
for (let refused = 0; refused < 20 && Date.now() < end; ) {
  const sent = Date.now();
  const { status } = await fetch(process.env.ACME_BASE_URL + '/orders/1');
  answers.push([sent, status]);
  refused += status === 403 ? 1 : 0;
  await new Promise((resolve) => setTimeout(resolve, 10));
}
console.log(JSON.stringify(answers));
process.exit();
`;

test('what cannot be started, or not as it was asked for, uses up no release', async (context) => {
  const { exec, kinds, project } = await openShop(context);
  project.write('ask.mjs', ask);
  const cwd = project.root;
  const absent = await runCli(exec('--', '/no/such/program'), { cwd });
  assert.deepEqual([absent.code, absent.out], [2, '']);
  assert.match(absent.err, /\/no\/such\/program: the command cannot be started \(ENOENT\)/);
  const command = ['--isolate', '--', process.execPath, 'ask.mjs'];
  const alone = await runCli(exec(...command), { cwd, env: { PATH: dirname(process.execPath) } });
  assert.deepEqual([alone.code, alone.out], [2, '']);
  assert.match(alone.err, /--isolate needs bubblewrap[^]*Install it/);
  assert.ok(!(await kinds()).includes('release'));
});

test('a revocation beside uses that begin: none is written down after it, and no request passes', async (context) => {
  const { exec, kinds, project } = await openShop(context);
  project.write('ask.mjs', ask);
  const uses: Running[] = [];
  for (let turn = 0; turn < 3; turn++) {
    uses.push(new Running(startCli(exec('--', process.execPath, 'ask.mjs'), project.root)));
    context.after(() => uses[turn]?.child.kill('SIGKILL'));
    // The last of them is still beginning when the first has been let through.
    while (turn === 1 && !(await kinds()).includes('release')) await sleep(10);
  }
  await sleep(Math.random() * 600);
  const revoked = await runCli(['revoke', 'acme', '--reason', 'a drill'], { cwd: project.root });
  const acknowledged = Date.now();
  assert.equal(revoked.code, 0, revoked.err);
  for (const { code, err, out } of await Promise.all(uses.map(({ ended }) => ended))) {
    if (code !== 0) {
      assert.deepEqual([code, out], [3, '']);
      assert.match(err, /revoked/);
      continue;
    }
    const answers = JSON.parse(out) as (readonly [sent: number, status: number])[];
    const late = answers.filter(([sent, status]) => sent > acknowledged && status !== 403);
    assert.deepEqual(late, []);
  }
  assert.equal((await kinds()).at(-1), 'revocation');
});

test('a waiver that ends between the promotion and its use counts no more', async (context) => {
  const project = await GateProject.make(context);
  project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
  project.write('contracts/acme/sandbox.ts', acmeSandbox);
  project.commit('carol@acme.example');
  await project.addRun();
  await project.signAll();
  const { facts, trust } = await gatherFacts(project.query());
  const waiver = { item: 'version-pinned', owner: 'ada', reason: 'v2 comes', lasts: 3_600_000 };
  await waive({ ...waiver, key: people.bob }, facts, trust, project.ledger);
  const { promotion } = await project.promote();
  assert.ok(promotion !== undefined);
  assert.equal(promotion.expiresAt, hoursFromNow(1));
  const sandbox = await startSandbox({
    ...{ contracts: [await loadContract(project.path('contracts/acme'))], faults: [], drifts: [] },
  });
  context.after(() => sandbox.close());
  const words = ['exec', 'acme', '--sandbox', sandbox.controlUrl, '--', process.execPath, '--version'];
  const env = { NODE_OPTIONS: clockAt(new Date(now.getTime() + 3_601_000)) };
  const { code, err, out } = await runCli(words, { cwd: project.root, env });
  assert.deepEqual([code, out], [3, '']);
  assert.match(err, new RegExp(`promotion ${promotion.id} expired at ${hoursFromNow(1)}`));
});

test('what neither operations nor ceilings see is said where they are written, and where they are used', () => {
  const file = join(import.meta.dirname, '../../schemas/checklist.schema.json');
  const { properties } = JSON.parse(readFileSync(file, 'utf8')) as {
    readonly properties: Readonly<Record<string, { readonly description?: string }>>;
  };
  const said = /_method of a JSON body, or does below a root field/;
  for (const name of ['operations', 'ceilings']) assert.match(properties[name]?.description ?? '', said);
  let help = '';
  execCommand()
    .configureOutput({ writeOut: (text) => (help += text) })
    .outputHelp();
  assert.match(help.replaceAll('\n', ' '), said);
});

/** The process says at its end how much memory it has held, in KB. */
const weighed = `--import=data:text/javascript,${encodeURIComponent(
  "process.on('exit', () => process.stderr.write('held ' + process.resourceUsage().maxRSS + '\\n'))",
)}`;

test('a folder of evidence that is huge and full of traps is judged in bounded time and memory', async (context) => {
  const project = await GateProject.makeReady(context);
  const run = (name: string) => project.path(`reports/runs/20260701T1058${name}`);
  for (let index = 0; index < 2_000; index++)
    mkdirSync(project.path(`reports/runs/20250101T000000Z-${index}`));
  for (const name of ['01Z-big', '02Z-pipe', '03Z-link']) mkdirSync(run(name));
  project.write('reports/runs/20260701T105801Z-big/run.json', '{');
  truncateSync(join(run('01Z-big'), 'run.json'), 200_000_000);
  execFileSync('mkfifo', [join(run('02Z-pipe'), 'run.json')]);
  symlinkSync('run.json', join(run('03Z-link'), 'run.json'));
  symlinkSync('zzz', project.path('reports/runs/zzz'));
  const began = performance.now();
  const env = { NODE_OPTIONS: `${clockAt(now)} ${weighed}` };
  const { code, err, out } = await runCli(['gate', 'acme'], { cwd: project.root, env });
  assert.equal(code, 1, err);
  assert.match(
    out,
    /evidence +run zzz does not count: run\.json: cannot be judged, .* found a symbolic link/,
  );
  assert.match(out, /rm -r reports\/runs\/zzz *\n.*clears evidence;/);
  assert.match(out, /refused: acme .* 1 of \d+ items stand against it/);
  const [, held] = /held (\d+)/.exec(err) ?? [];
  assert.ok(Number(held) < 250_000, `${held} KB`);
  assert.ok(performance.now() - began < 30_000);
});
