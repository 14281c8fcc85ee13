import assert from 'node:assert/strict';
import { test } from 'node:test';
import { TinyProject } from './testing/tiny-project.ts';
import { runWarm } from './testing/warm-cli.ts';

const idempotentCreate = `idempotentCreate:
    operation: createThing
    input: { body: { name: $word, key: $uuid } }
    key: /body/key
    id: /id
    effectAt: { operation: getThing, input: { path: { id: count } }, at: /size }`;

/** A provider whose creation takes a key. `onRepeat` is what it does with a request whose key it knows, besides the answer. */
function keyed(onRepeat: string): TinyProject {
  const project = new TinyProject();
  const file = 'contracts/tiny/provider.yaml';
  project.edit(
    file,
    'idempotency: { notApplicable: there are no keys }',
    'idempotency: { key: /body/key, operations: [createThing], replay: the same thing, evidence: inferred }',
  );
  project.edit(file, 'idempotentCreate: { notApplicable: there are no keys }', idempotentCreate);
  project.edit(
    'contracts/tiny/openapi.yaml',
    'properties: { name: { type: string } }',
    'properties: { name: { type: string }, key: { type: string } }',
  );
  const sandbox = 'contracts/tiny/sandbox.ts';
  project.edit(
    sandbox,
    'const thing = { id',
    `const { key } = body as { key: string };
      const known = state.get(key);
      if (known !== undefined) {
        ${onRepeat}
        return { status: 200, body: known };
      }
      const thing = { id`,
  );
  project.edit(sandbox, 'state.set(thing.id, thing);', 'state.set(thing.id, thing).set(key, thing);');
  project.edit(
    sandbox,
    'const thing = state.get(String(path.id));',
    `if (path.id === 'count') return { status: 200, body: { id: 'count', name: 'all', size: state.size } };
      const thing = state.get(String(path.id));`,
  );
  project.addEveryProvider();
  return project;
}

async function repeat(onRepeat: string) {
  const words = ['verify', '--workers', '1', '--grep', 'without a second effect'];
  return runWarm(words, { cwd: keyed(onRepeat).root });
}

test('a repeat that is answered as the first request and takes no effect passes', async () => {
  const { code, out } = await repeat('');
  assert.equal(code, 0, out);
});

test('a repeat that is answered as the first request and takes effect all the same is found out', async () => {
  const { code, out } = await repeat(`state.set(newId.uuid(), known);`);
  assert.match(out, /effect after the second/);
  assert.equal(code, 1);
});
