import assert from 'node:assert/strict';
import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const paths = `paths:
  /files:
    post:
      operationId: sendFile
      requestBody:
        required: true
        content:
          multipart/form-data:
            schema:
              type: object
              required: [kind, scan]
              properties: { kind: { enum: [id, bill] }, scan: { type: string, format: binary } }
            encoding: { scan: { contentType: application/pdf } }
      responses:
        '200': { description: what came, content: { application/json: { schema: { $ref: '#/components/schemas/Came' } } } }
        4XX: { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
  /files/raw:
    put:
      operationId: putFile
      requestBody: { required: true, content: { application/octet-stream: {} } }
      responses:
        '200': { description: the same, content: { application/pdf: {} } }
        4XX: { description: refused, content: { application/json: { schema: { $ref: '#/components/schemas/Error' } } } }
`;

const schemas = `  schemas:
    Came:
      type: object
      required: [kind, letters, type, bytes]
      properties: { kind: { type: string }, letters: { type: integer }, type: { type: string }, bytes: { type: integer } }
`;

const handlers = `  handlers: {
    sendFile: ({ body, problems }) => {
      if (problems.length > 0) return refuse(422, 'invalid');
      const { kind, scan } = body as { kind: string; scan: { name: string; mimeType: string; buffer: Uint8Array } };
      return { status: 200, body: { kind, letters: scan.name.length, type: scan.mimeType, bytes: scan.buffer.length } };
    },
    putFile: ({ body, problems }) => (problems.length > 0 ? refuse(422, 'invalid') : { status: 200, body }),
`;

const suite = `import { Buffer } from 'node:buffer';
import { expect, scenarioFor } from '@livegate/scenario/index.ts';
import type { Operations } from '../../contracts/tiny/types.d.ts';

const scenario = scenarioFor<Operations>();
const bytes = Buffer.from([0x25, 0x50, 0xff, 0x00]);

scenario('a file arrives, with its fields', async ({ api }) => {
  const { data } = await api.call('sendFile', { body: { kind: 'id', scan: bytes } });
  expect(data).toEqual({ kind: 'id', letters: 4, type: 'application/pdf', bytes: 4 });
  const named = { name: 'private-name.png', mimeType: 'image/png', buffer: bytes };
  const other = await api.call('sendFile', { body: { kind: 'bill', scan: named } });
  expect(other.data).toEqual({ kind: 'bill', letters: 16, type: 'image/png', bytes: 4 });
});

scenario('bytes come back as they went', async ({ api }) => {
  const { data } = await api.call('putFile', { body: bytes });
  expect(Buffer.from(data).equals(bytes)).toBe(true);
});

scenario('a form without its file is refused', async ({ api }) => {
  const body = { kind: 'id' } as unknown as Operations['sendFile']['input']['body'];
  expect((await api.attempt('sendFile', { body }, { deliberatelyInvalid: true })).status).toBe(422);
});
`;

test('files go to a provider and come from it', async () => {
  const project = new TinyProject();
  project.edit('contracts/tiny/openapi.yaml', 'paths:\n', paths);
  project.edit('contracts/tiny/openapi.yaml', '  schemas:\n', schemas);
  project.edit('contracts/tiny/sandbox.ts', '  handlers: {\n', handlers);
  project.edit(
    'contracts/tiny/provider.yaml',
    'operations:\n',
    'operations:\n  sendFile: { effect: reversible }\n  putFile: { effect: reversible }\n',
  );
  project.write('suites/tiny/files.spec.ts', suite);
  const types = await runWarm(['types'], { cwd: project.root });
  assert.equal(types.code, 0, types.err);
  const verify = ['verify', '--workers', '1'];
  const run = await runWarm(verify, { cwd: project.root });
  assert.equal(run.code, 0, run.out + run.err);
  const [, record = ''] = /^record: (\S+)/m.exec(run.out) ?? [];
  const folder = join(project.root, dirname(record));
  const files = readdirSync(folder, { recursive: true, withFileTypes: true }).filter((file) => file.isFile());
  const texts = files.map((file) => readFileSync(join(file.parentPath, file.name), 'utf8'));
  assert.ok(texts.some((text) => text.includes('file of 4 bytes, not recorded')));
  assert.ok(!texts.some((text) => text.includes('private-name')));
});
