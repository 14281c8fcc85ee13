import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, beforeEach, describe, test } from 'node:test';
import { pullRequestMarker } from '../report/formats/render-pull-request.ts';
import { runProcess } from './testing/run-cli.ts';

type Comment = { readonly id: number; readonly user: { readonly login: string }; body: string };

const token = 'ghs_aVerySecretToken';
const folder = mkdtempSync(join(tmpdir(), 'livegate-comment-'));
let comments: Comment[] = [];
let requests: string[] = [];

/** As much of GitHub's API as a comment needs: a hundred of them on a page. */
const server = createServer((request, response) => {
  void request.toArray().then((chunks) => {
    const url = new URL(request.url ?? '', 'http://x');
    requests.push(`${request.method} ${url.pathname}`);
    const isAllowed = request.headers.authorization === `Bearer ${token}`;
    const id = Number(/comments\/(\d+)$/.exec(url.pathname)?.[1]);
    const text = Buffer.concat(chunks as Buffer[]).toString();
    response.writeHead(isAllowed ? 200 : 401);
    if (!isAllowed) response.end('{"message":"Bad credentials"}');
    else if (request.method === 'GET') {
      const first = (Number(url.searchParams.get('page')) - 1) * 100;
      response.end(JSON.stringify(comments.slice(first, first + 100)));
    } else {
      const { body } = JSON.parse(text) as { readonly body: string };
      const known = comments.find((one) => one.id === id);
      if (known === undefined) comments.push({ id: comments.length + 1, user: bot, body });
      else known.body = body;
      response.end('{}');
    }
  });
});
const bot = { login: 'github-actions[bot]' };

function comment(text: string, given = token) {
  writeFileSync(join(folder, 'comment.md'), text);
  const script = join(import.meta.dirname, '../../docs/ci/comment.sh');
  const { port } = server.address() as AddressInfo;
  return runProcess('bash', [script, 'acme/shop', '17', 'comment.md'], folder, {
    GITHUB_API_URL: `http://127.0.0.1:${port}`,
    GITHUB_TOKEN: given,
  });
}

describe('the comment on a pull request', () => {
  before(() => new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve)));
  beforeEach(() => {
    comments = [];
    requests = [];
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is written once, and updated in place from then on', async () => {
    const text = (words: string) => `${pullRequestMarker}\n"${words}" \\ $HOME \`ls\` ü\n`;
    for (const words of ['first', 'second']) {
      const { code, err } = await comment(text(words));
      assert.equal(code, 0, err);
    }
    assert.deepEqual(comments, [{ id: 1, user: bot, body: text('second') }]);
    assert.equal(requests.at(-1), 'PATCH /repos/acme/shop/issues/comments/1');
  });

  test('is never somebody else’s, nor one that only quotes the marker, and is found on a later page', async () => {
    const body = `${pullRequestMarker}\nmine`;
    comments = Array.from({ length: 150 }, (_, index) => ({
      id: index + 1,
      user: { login: 'mallory' },
      body,
    }));
    comments.push({ id: 151, user: bot, body: `> ${body}` }, { id: 152, user: bot, body });
    assert.equal((await comment(`${pullRequestMarker}\nnew`)).code, 0);
    assert.deepEqual(
      comments.filter(({ body: now }) => now.endsWith('new')).map(({ id }) => id),
      [152],
    );
  });

  test('is not written where GitHub refuses the token, which is shown nowhere', async () => {
    const { code, err, out } = await comment('x', 'ghs_anotherSecret');
    assert.notEqual(code, 0);
    assert.match(err, /401/);
    assert.doesNotMatch(out + err, /ghs_/);
    assert.deepEqual(comments, []);
  });
});
