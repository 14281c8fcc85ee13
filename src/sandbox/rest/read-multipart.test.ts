import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../create-app.ts';
import { serializeMultipart } from '../../contract/openapi/serialize-multipart.ts';
import { bodyOf, readBodies } from './read-bodies.ts';
import type { RawBody } from './parse-rest-request.ts';
import { readMultipart } from './read-multipart.ts';

const file = { name: 'a.pdf', mimeType: 'application/pdf', buffer: Buffer.from([0x25, 0xff]) };
const schema = {
  properties: {
    n: { type: 'integer' },
    list: { type: 'array', items: { type: 'integer' } },
    inner: { type: 'object', properties: { a: { type: 'integer' } } },
    scan: { type: 'string', format: 'binary' },
    scans: { type: 'array', items: { type: 'string', format: 'binary' } },
  },
};

/** Sends a body to an app that reads it, and says what it read. */
async function send(payload: Uint8Array, contentType: string): Promise<RawBody> {
  const app = createApp({});
  await readBodies(app);
  let read: RawBody = { kind: 'none' };
  app.post('/', (request, reply) => {
    read = bodyOf(request);
    void reply.send('');
  });
  await app.inject({
    method: 'POST',
    url: '/',
    payload: Buffer.from(payload),
    headers: { 'content-type': contentType },
  });
  await app.close();
  return read;
}

const values: readonly object[] = [
  { n: 1, list: [1, 2], inner: { a: 1 }, other: 'x' },
  { list: [1] },
  { scan: file },
  { scans: [file] },
  { scans: [file, file], n: 2 },
];

for (const value of values)
  test(`what the client writes is read back: ${Object.keys(value).join(', ')}`, async () => {
    const { body, contentType } = serializeMultipart(value);
    const raw = await send(body, contentType);
    assert.ok(raw.kind === 'multipart');
    assert.deepEqual(readMultipart({ schema }, '/schema', raw.parts), value);
  });

for (const [name, text, type] of [
  ['no boundary', '--a\r\n\r\nx', 'multipart/form-data'],
  [
    'another boundary',
    '--a\r\nContent-Disposition: form-data; name="n"\r\n\r\n1\r\n--a--\r\n',
    'multipart/form-data; boundary=b',
  ],
  ['no end', '--b\r\nContent-Disposition: form-data; name="n"\r\n\r\n1', 'multipart/form-data; boundary=b'],
] as const)
  test(`parts with ${name} are malformed`, async () => {
    assert.equal((await send(Buffer.from(text), type)).kind, 'malformed');
  });

test('names that objects inherit are names', async () => {
  const { body, contentType } = serializeMultipart(JSON.parse('{"__proto__":"x","constructor":"y"}'));
  const raw = await send(body, contentType);
  assert.ok(raw.kind === 'multipart');
  const read = readMultipart({ schema }, '/schema', raw.parts);
  assert.deepEqual(Object.entries(read), [
    ['__proto__', 'x'],
    ['constructor', 'y'],
  ]);
});
