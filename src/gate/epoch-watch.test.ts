import assert from 'node:assert/strict';
import {
  appendFileSync,
  copyFileSync,
  readFileSync,
  renameSync,
  rmSync,
  statSync,
  truncateSync,
  writeFileSync,
} from 'node:fs';
import { test } from 'node:test';
import { openDoor } from './door.ts';
import { watchEpoch } from './epoch-watch.ts';
import type { Promotion } from './predicates/promotion.ts';
import { revoke } from './revoke.ts';
import { GateProject } from './testing/gate-project.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

/** A watch of a ledger with two entries. */
async function watched(context: Parameters<typeof GateProject.make>[0]) {
  const project = await GateProject.make(context);
  await project.append({ kind: 'note' });
  await project.append({ kind: 'note' });
  const file = project.path('ledger/ledger.jsonl');
  const watch = watchEpoch(file, 'acme', statSync(file).size);
  context.after(() => watch.close());
  assert.equal(watch.closed(), undefined);
  return {
    project,
    file,
    watch,
    revoke: (provider: string) => revoke({ provider, reason: 'drift', by: 'ada', now }, project.ledger),
  };
}

test('a revocation closes the door at the very next question', async (context) => {
  const { project, revoke: write, watch } = await watched(context);
  await project.append({ kind: 'note' });
  await write('other');
  assert.equal(watch.closed(), undefined);
  await write('acme');
  assert.equal(watch.closed(), 'revoked: drift');
  await project.append({ kind: 'promotion' });
  assert.equal(watch.closed(), 'revoked: drift');
});

test('a revocation without a reason closes as well', async (context) => {
  const { project, watch } = await watched(context);
  await project.append({ kind: 'revocation' });
  assert.equal(watch.closed(), 'revoked: no reason given');
});

type Damage = readonly [what: string, act: (file: string) => void, reason: RegExp];

const replaceBy = (file: string): void => {
  copyFileSync(file, `${file}.copy`);
  rmSync(file);
  copyFileSync(`${file}.copy`, file);
};
const damages: readonly Damage[] = [
  ['cut', (file) => truncateSync(file, 10), /replaced or cut/],
  ['emptied', (file) => writeFileSync(file, ''), /replaced or cut/],
  ['replaced by its like', replaceBy, /replaced or cut/],
  [
    'replaced by renaming',
    (file) => {
      copyFileSync(file, `${file}.x`);
      renameSync(`${file}.x`, file);
    },
    /replaced or cut/,
  ],
  ['removed', (file) => rmSync(file), /cannot be read/],
  ['a line that is no JSON', (file) => appendFileSync(file, 'what\n'), /cannot be read/],
  ['a line that is null', (file) => appendFileSync(file, 'null\n'), /cannot be read/],
  ['an empty line', (file) => appendFileSync(file, '\n'), /cannot be read/],
  ['an entry of a later form', (file) => appendFileSync(file, '{"kind":"revoke-all"}\n'), /cannot be read/],
];

for (const [what, act, reason] of damages)
  test(`a ledger that is damaged closes the door, and it stays closed: ${what}`, async (context) => {
    const { file, watch } = await watched(context);
    const before = readFileSync(file);
    act(file);
    assert.match(watch.closed() ?? '', reason);
    writeFileSync(file, before);
    assert.match(watch.closed() ?? '', reason);
  });

test('half a line was not acknowledged; once it is whole it counts', async (context) => {
  const { file, project, revoke: write, watch } = await watched(context);
  await write('acme');
  const text = readFileSync(file, 'utf8');
  const start = text.slice(0, -1).lastIndexOf('\n') + 1;
  const second = watchEpoch(file, 'acme', start);
  context.after(() => second.close());
  truncateSync(file, start + 30);
  assert.equal(second.closed(), undefined);
  appendFileSync(file, text.slice(start + 30));
  assert.equal(second.closed(), 'revoked: drift');
  assert.match(watch.closed() ?? '', /revoked: drift/);
  assert.equal((await project.entries()).length, 3);
});

test('a watch that has ended is closed', async (context) => {
  const project = await GateProject.make(context);
  await project.append({ kind: 'note' });
  const watch = watchEpoch(project.path('ledger/ledger.jsonl'), 'acme', 0);
  watch.close();
  assert.equal(watch.closed(), 'the watch has ended');
});

test('there is no watch of a ledger that is not there', () => {
  assert.throws(() => watchEpoch('/nowhere/ledger.jsonl', 'acme', 0), /ENOENT/);
});

const promotion = {
  ...{ provider: 'acme', operations: ['getOrder'], expiresAt: hoursFromNow(8) },
} as unknown as Promotion;

/** A door with two clocks that the test moves. */
function door(more: Partial<Promotion> = {}, difference = 0) {
  const clock = { wall: now.getTime(), elapsed: 5, closed: undefined as string | undefined };
  const ask = openDoor({
    promotion: { ...promotion, ...more },
    watch: { closed: () => clock.closed, close: () => undefined },
    now: () => clock.wall,
    elapsed: () => clock.elapsed,
    second: { hear: () => undefined, difference: () => difference, closed: () => undefined },
  });
  const answer = (operation = 'getOrder') => {
    const admission = ask({ operation });
    return admission.admitted ? 'admitted' : admission.code;
  };
  return { clock, ask, answer };
}

const hours = (count: number): number => count * 3_600_000;

test('the door is open for the operations of the promotion until it expires', () => {
  const { answer, ask, clock } = door();
  assert.equal(answer(), 'admitted');
  for (const operation of ['createOrder', '', 'getorder', '__proto__', 'toString'])
    assert.equal(answer(operation), 'operation_not_permitted');
  clock.wall += hours(8) - 1;
  assert.equal(answer(), 'admitted');
  clock.wall += 1;
  assert.equal(answer(), 'expired');
  const refused = ask({ operation: 'getOrder' });
  assert.deepEqual(refused, {
    ...{ admitted: false, code: 'expired', item: 'promotion', command: 'livegate promote acme' },
    reason: `the promotion expired at ${hoursFromNow(8)}`,
  });
});

test('what a refusal asks for is for its network, and all of it', () => {
  const { ask } = door({ network: 'internet' });
  const refused = ask({ operation: 'createOrder' });
  assert.match(
    JSON.stringify(refused),
    /edit contracts\/acme\/checklist\.yaml, then livegate promote acme --network internet"/,
  );
});

test('a clock that is put back does not lengthen a promotion', () => {
  const { answer, clock } = door();
  clock.elapsed += hours(8) - 1;
  clock.wall -= hours(9600);
  assert.equal(answer(), 'admitted');
  clock.elapsed += 1;
  assert.equal(answer(), 'expired');
});

test('a clock that is put on ends it', () => {
  const { answer, clock } = door();
  clock.wall += hours(48);
  assert.equal(answer(), 'expired');
});

for (const [whose, difference] of [
  ['ours', -1],
  ['the provider’s', 1],
] as const)
  test(`it is over by whichever clock says so first: ${whose}`, () => {
    const { answer, clock } = door({}, difference);
    clock.wall += hours(8) - Math.max(difference, 0);
    assert.equal(answer(), 'expired');
    clock.wall -= 1;
    assert.equal(answer(), 'admitted');
  });

test('a promotion whose end cannot be told is over', () => {
  assert.equal(door({ expiresAt: 'never' }).answer(), 'expired');
});

test('what was revoked is refused whatever else holds', () => {
  const { answer, ask, clock } = door();
  clock.closed = 'revoked: drift';
  assert.equal(answer(), 'revoked');
  assert.match(JSON.stringify(ask({ operation: 'getOrder' })), /revoked: drift.*livegate promote acme/);
});
