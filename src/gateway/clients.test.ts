import assert from 'node:assert/strict';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { test } from 'node:test';
import { sendJson } from '../network/testing/test-server.ts';
import { openShop } from './testing/open-shop.ts';
import { startChild } from './testing/start-child.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/clients.md'), 'utf8');

/** A program of the page, by the name that stands beside its language. */
function programOf(name: string): string {
  const text = new RegExp(`^\`\`\`js ${name}\\n(.*?)^\`\`\`$`, 'ms').exec(page)?.[1];
  assert.ok(text !== undefined, name);
  return text;
}

const ways: readonly { readonly name: string; readonly preload?: string; readonly socket?: true }[] = [
  { name: 'base-url' },
  { name: 'socket', socket: true },
  { name: 'insists', preload: 'to-gateway' },
];

for (const { name, preload, socket } of ways) {
  test(`a published client reaches live through the gateway: ${name}`, async (context) => {
    const folder = mkdtempSync(join(tmpdir(), 'livegate-client-'));
    context.after(() => {
      rmSync(folder, { recursive: true });
    });
    const { gateway, reached } = await openShop(
      context,
      (request, response) => {
        void request.toArray().then((sent) => {
          sendJson(response, 200, { sent: JSON.parse(sent.join('')) as unknown });
        });
      },
      socket === true ? { listen: { socket: join(folder, 'gateway.sock') } } : {},
    );
    const module = join(folder, 'preload.mjs');
    if (preload !== undefined) writeFileSync(module, programOf(preload));
    const words = preload === undefined ? [] : ['--import', module];
    const { code, out, err } = await startChild({
      command: [process.execPath, ...words, '--input-type=module', '--eval', programOf(name)],
      gateway,
    }).ended;
    assert.deepEqual([code, out], [0, '{"sent":{"name":"lamp"}}\n'], err);
    assert.deepEqual(
      reached.map(({ method, url, headers }) => [method, url, headers.authorization !== undefined]),
      [['POST', '/connect-api/items', true]],
    );
  });
}
