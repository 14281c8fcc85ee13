import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Ledger } from '../ledger/ledger.ts';
import { digestOfJson } from '../util/digest.ts';
import { openDoor } from './door.ts';
import { GateError } from './gate-error.ts';
import { revoke } from './revoke.ts';
import { GateProject } from './testing/gate-project.ts';
import { people } from './testing/people.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

const rejectsWith = (code: string) => (error: unknown) => error instanceof GateError && error.code === code;

test('what passes is promoted: signed, bound and written beside its decision', async (context) => {
  const project = await GateProject.makeReady(context);
  const { decision, promotion } = await project.promote();
  assert.deepEqual(
    decision.items.filter(({ verdict }) => verdict !== 'passed'),
    [],
  );
  assert.ok(promotion !== undefined);
  assert.equal(promotion.decision, digestOfJson(decision));
  assert.equal(promotion.issuedAt, now.toISOString());
  assert.equal(promotion.expiresAt, hoursFromNow(8));
  assert.deepEqual([promotion.epoch, promotion.network, promotion.environment], [0, 'sandbox', 'live']);
  assert.equal(promotion.ledger.size, 4);
  const { ledger } = await project.facts();
  assert.deepEqual(
    ledger.promotions.map(({ by, statement }) => [by, statement.predicate]),
    [['keeper', promotion]],
  );
  const names = [
    'checklist',
    'commit',
    'contract',
    'credentials',
    'manifest',
    'pack',
    'suites',
    'tool',
    'trust',
  ];
  assert.deepEqual([...(ledger.promotions[0]?.statement.subjects.keys() ?? [])], names);
});

test('where the checklist names effects, live is opened for the operations alone that have one of them', async (context) => {
  const project = await GateProject.make(context);
  project.edit('contracts/acme/checklist.yaml', 'getOrder]', 'getOrder]\neffects: [read]');
  project.commit('carol@acme.example');
  await project.addRun();
  await project.signAll();
  const { promotion } = await project.promote();
  assert.ok(promotion !== undefined);
  const door = openDoor({
    ...{ promotion, watch: { closed: () => undefined, close: () => undefined } },
    ...{ now: () => now.getTime(), elapsed: () => 0 },
  });
  assert.deepEqual(door({ operation: 'getOrder' }), { admitted: true });
  assert.match(JSON.stringify(door({ operation: 'createOrder' })), /operation_not_permitted/);
});

test('what is refused or not decided writes nothing', async (context) => {
  const project = await GateProject.make(context);
  await project.addRun();
  const unknown = await project.promote();
  assert.deepEqual([unknown.decision.verdict, unknown.promotion], ['unknown', undefined]);
  project.write('contracts/acme/credentials/live.sandbox.age', '');
  assert.equal((await project.promote()).decision.verdict, 'failed');
  assert.deepEqual(await project.entries(), []);
});

test('only a gatekeeper promotes', async (context) => {
  const project = await GateProject.makeReady(context);
  for (const key of [people.bob, people.runner, people.mallory])
    await assert.rejects(project.promote({ key }), rejectsWith('key_not_trusted'));
  assert.equal((await project.entries()).length, 4);
});

test('a promotion ends with what it rests on', async (context) => {
  const project = await GateProject.makeReady(context);
  const { promotion } = await project.promote({ now: new Date(hoursFromNow(22)) });
  assert.equal(promotion?.expiresAt, hoursFromNow(23));
});

for (const person of ['runner', 'keeper', 'bob'] as const)
  for (const last of ['until: 2026-07-01', 'revoked: 2026-07-02'])
    test(`a promotion ends with the key of ${person}, ${last}`, async (context) => {
      const project = await GateProject.make(context);
      project.edit('trust.yaml', `name: ${person},`, `name: ${person}, ${last},`);
      project.commit('carol@acme.example');
      await project.addRun();
      await project.signAll();
      const { promotion } = await project.promote({ now: new Date(hoursFromNow(6)) });
      assert.equal(promotion?.expiresAt, hoursFromNow(12));
    });

/** A ledger to which somebody else appends right before the next entry. */
function raced(ledger: Ledger, act: () => Promise<unknown>): Ledger {
  let isDone = false;
  return {
    ...ledger,
    async append(entry, options) {
      if (!isDone) {
        isDone = true;
        await act();
      }
      return ledger.append(entry, options);
    },
  };
}

test('whoever writes meanwhile makes it decide again', async (context) => {
  const project = await GateProject.makeReady(context);
  const note = raced(project.ledger, () => project.append({ kind: 'note' }));
  assert.equal((await project.promote({ ledger: note })).promotion?.ledger.size, 5);
  const earlier = new Date(hoursFromNow(-2));
  const revocation = { provider: 'acme', reason: 'drift', by: 'ada', now: earlier };
  const epoch = raced(project.ledger, () => revoke(revocation, project.ledger));
  assert.equal((await project.promote({ ledger: epoch })).promotion?.epoch, 1);
  const broken = raced(project.ledger, async () => {
    project.write('contracts/acme/credentials/live.sandbox.age', '');
    await project.append({ kind: 'note' });
  });
  const size = (await project.entries()).length;
  const { decision, promotion } = await project.promote({ ledger: broken });
  assert.deepEqual([decision.verdict, promotion], ['failed', undefined]);
  assert.equal((await project.entries()).length, size + 1);
});

test('a ledger that cannot be written is no promotion', async (context) => {
  const project = await GateProject.makeReady(context);
  const ledger: Ledger = { ...project.ledger, append: () => Promise.reject(new Error('disk full')) };
  await assert.rejects(project.promote({ ledger }), /disk full/);
});
