import assert from 'node:assert/strict';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { parse } from 'yaml';
import { runProcess } from './testing/run-cli.ts';

const root = join(import.meta.dirname, '../..');
const files = ['action.yml', '.github/workflows/livegate.yml'];
const read = (file: string) => readFileSync(join(root, file), 'utf8');

type Workflow = {
  readonly jobs: {
    readonly merge: { readonly steps: readonly { readonly name?: string; readonly run?: string }[] };
  };
};

test('an action of somebody else’s is named by its commit, with the version beside it', () => {
  for (const file of files)
    for (const [line] of read(file).matchAll(/^.*uses: .*$/gm))
      assert.match(line, /uses: [\w-]+\/[\w/-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+$/, file);
});

describe('the comment of the reusable workflow', () => {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-workflow-'));
  const comments: { id: number; user: { login: string }; body: string }[] = [];
  const requests: string[] = [];
  const server = createServer((request, response) => {
    void request.toArray().then((chunks) => {
      requests.push(`${request.method} ${new URL(request.url ?? '', 'http://x').pathname}`);
      if (request.method === 'GET') return response.end(JSON.stringify(comments));
      const { body } = JSON.parse(Buffer.concat(chunks as Buffer[]).toString()) as { readonly body: string };
      if (request.method === 'POST') comments.push({ id: 7, user: { login: 'github-actions[bot]' }, body });
      else for (const one of comments) one.body = body;
      return response.end('{}');
    });
  });

  before(async () => {
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    mkdirSync(join(folder, 'node_modules'));
    mkdirSync(join(folder, 'reports'));
    symlinkSync(root, join(folder, 'node_modules/livegate'), 'dir');
  });
  after(() => {
    server.close();
    rmSync(folder, { recursive: true, force: true });
  });

  test('is written once and then updated, by the very script of the step, in a repository that depends on livegate', async () => {
    const { merge } = (parse(read('.github/workflows/livegate.yml')) as Workflow).jobs;
    const script = merge.steps.find(({ name }) => name === 'Comment')?.run ?? '';
    const { port } = server.address() as AddressInfo;
    for (const words of ['first', 'second']) {
      writeFileSync(join(folder, 'reports/comment.md'), `<!-- livegate:pull-request -->\n${words}\n`);
      // As GitHub runs a step of a workflow.
      const { code, err } = await runProcess('bash', ['-e', '-c', script], folder, {
        ...{ GITHUB_API_URL: `http://127.0.0.1:${port}`, GITHUB_REPOSITORY: 'acme/shop' },
        ...{ GITHUB_TOKEN: 'ghs_secret', NUMBER: '17' },
      });
      assert.equal(code, 0, err);
    }
    assert.deepEqual(
      comments.map(({ body }) => body),
      ['<!-- livegate:pull-request -->\nsecond\n'],
    );
    assert.deepEqual(requests, [
      'GET /repos/acme/shop/issues/17/comments',
      'POST /repos/acme/shop/issues/17/comments',
      'GET /repos/acme/shop/issues/17/comments',
      'PATCH /repos/acme/shop/issues/comments/7',
    ]);
  });

  test('its script is in the package, and can be run', async () => {
    const words = ['pack', '--dry-run', '--ignore-scripts', '--json'];
    const { code, err, out } = await runProcess('npm', words, root);
    assert.equal(code, 0, err);
    const [{ files: packed }] = JSON.parse(out.slice(out.indexOf('['))) as [
      { readonly files: readonly { readonly path: string; readonly mode: number }[] },
    ];
    const script = packed.find(({ path }) => path === 'docs/ci/comment.sh');
    assert.equal((script?.mode ?? 0) & 0o111, 0o111);
  });
});
