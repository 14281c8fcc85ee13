import assert from 'node:assert/strict';
import { test } from 'node:test';
import { createApp } from '../create-app.ts';
import { bodyOf, readBodies } from './read-bodies.ts';

for (const { payload, type, want } of [
  { type: 'application/json', payload: '[1]', want: { kind: 'json', value: [1] } },
  { type: 'application/json; charset=utf-8', payload: '[1]', want: { kind: 'json', value: [1] } },
  { type: 'Application/Problem+JSON', payload: '[1]', want: { kind: 'json', value: [1] } },
  { type: 'application/json', payload: '', want: { kind: 'none' } },
  {
    type: 'application/jsonl',
    payload: '1\n2',
    want: { kind: 'raw', type: 'application/jsonl', value: '1\n2' },
  },
  { type: 'text/plain', payload: '[1]', want: { kind: 'raw', type: 'text/plain', value: '[1]' } },
  { type: 'application/x-www-form-urlencoded', payload: 'a=1', want: { kind: 'form', fields: { a: '1' } } },
])
  test(`${payload} of ${type} is ${want.kind}`, async (t) => {
    const app = createApp({});
    t.after(() => app.close());
    await readBodies(app);
    app.post('/', (request) => ({ read: bodyOf(request) }));
    const answer = await app.inject({ method: 'POST', url: '/', headers: { 'content-type': type }, payload });
    assert.deepEqual(answer.json(), { read: want });
  });
