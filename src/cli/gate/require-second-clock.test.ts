import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { TestContext } from 'node:test';
import { openDoor } from '../../gate/door.ts';
import { createSecondClock } from '../../gate/second-clock.ts';
import { PromotedProject } from '../../gate/testing/promoted-project.ts';
import { startTestServer } from '../../network/testing/test-server.ts';
import type { ExecRun } from './exec-run.ts';
import { requireSecondClock } from './require-second-clock.ts';

const day = 86_400_000;

/** A release that is about to be handed out, whose test environment tells this time; undefined: none. */
async function start(context: TestContext, shift: number | undefined, limit = 30_000) {
  const project = await PromotedProject.make(context);
  const opening = await project.open(context);
  const promotion = opening.promotion.statement.predicate;
  const second = createSecondClock(limit);
  const [now, elapsed] = [() => Date.now(), () => performance.now()];
  const admit = openDoor({ promotion, watch: opening.watch, now, elapsed, second });
  const server = await startTestServer(context, (_request, response) => {
    if (shift === undefined) response.sendDate = false;
    else response.setHeader('date', new Date(Date.now() + shift).toUTCString());
    response.end();
  });
  const routes = Object.fromEntries(
    Object.values(opening.basis.contract.provider.environments).map(({ baseUrl }) => [
      new URL(baseUrl).origin,
      server.url,
    ]),
  );
  const plan = { command: ['true'], mode: 'env', patience: 0, pass: [], isolate: false, hide: [] } as const;
  const released = { credentials: {}, expiresAt: promotion.expiresAt } as const;
  const run: ExecRun = { plan, opening, released, admit, providers: [], second, routes };
  return { run, server };
}

/** What is told on standard error meanwhile. */
function listen(context: TestContext): readonly string[] {
  const told: string[] = [];
  context.mock.method(process.stderr, 'write', (text: string) => told.push(text) > 0);
  return told;
}

test('a clock that agrees opens, and nothing is said', async (context) => {
  const { run, server } = await start(context, 0);
  const told = listen(context);
  await requireSecondClock(run);
  assert.deepEqual([told, server.seen.length], [[], 1]);
});

test('a clock that differs, or is past the end, opens nothing', async (context) => {
  await assert.rejects(requireSecondClock((await start(context, 2 * day)).run), { code: 'clock_differs' });
  await assert.rejects(requireSecondClock((await start(context, -2 * day)).run), { code: 'clock_differs' });
  await assert.rejects(requireSecondClock((await start(context, 2 * day, 7 * day)).run), { code: 'expired' });
});

test('where nobody tells the time, it is said that this machine’s alone counts', async (context) => {
  const { run } = await start(context, undefined);
  const told = listen(context);
  await requireSecondClock(run);
  assert.match(told.join(''), /^livegate: .*no second clock: .* told no time/);
});
