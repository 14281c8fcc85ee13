import assert from 'node:assert/strict';
import type { ServerResponse } from 'node:http';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { ask } from './testing/ask.ts';
import { openShop, shopToken } from './testing/open-shop.ts';

/** An answer of so many seconds from now. */
const dated = (response: ServerResponse, seconds: number): ServerResponse =>
  response.setHeader('date', new Date(Date.now() + seconds * 1000).toUTCString());

const day = 86_400;
const isAbout = (difference: number | undefined, seconds: number): boolean =>
  difference !== undefined && Math.abs(difference - seconds * 1000) < 30_000;

test('the clock of each answer is heard, and none that a cache kept', async (context) => {
  const heard: number[] = [];
  const ages: readonly (string | undefined)[] = [undefined, '60', undefined];
  let answers = 0;
  const { gateway } = await openShop(
    context,
    (_request, response) => {
      const age = ages[answers];
      if (age !== undefined) response.setHeader('age', age);
      if (answers === 2) response.sendDate = false;
      else dated(response, -day);
      answers += 1;
      sendJson(response, 200, {});
    },
    { onClock: (difference) => void heard.push(difference) },
  );
  for (const want of [2, 2, 2]) {
    assert.equal((await ask(gateway.url, '/items')).status, 200);
    assert.equal(heard.length, want);
  }
  assert.ok(isAbout(heard[0], 0), `the token flow: ${String(heard[0])}`);
  assert.ok(isAbout(heard[1], -day), `the first answer: ${String(heard[1])}`);
});

test('a clock that differs at the token flow stops the request that it was for', async (context) => {
  let difference = 0;
  const { gateway, reached, tokens } = await openShop(context, (_, response) => sendJson(response, 200, {}), {
    issueToken: (response, number) =>
      sendJson(dated(response, day), 200, { access_token: shopToken(number), expires_in: 1200 }),
    onClock: (heard) => (difference = heard),
    admit: () =>
      difference < 30_000
        ? { admitted: true }
        : {
            ...{ admitted: false, code: 'clock_differs', item: 'clock-agrees' },
            ...{ reason: 'a day', command: 'livegate exec' },
          },
  });
  const seen = await ask(gateway.url, '/items');
  assert.deepEqual([seen.status, (seen.body as { code?: string }).code], [403, 'clock_differs']);
  assert.deepEqual([reached.length, tokens()], [0, 1]);
});
