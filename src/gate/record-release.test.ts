import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFileLedger } from '../ledger/file/file-ledger.ts';
import { readReleases } from './read-releases.ts';
import { recordRelease } from './record-release.ts';
import { revoke } from './revoke.ts';
import { PromotedProject } from './testing/promoted-project.ts';

const note = { isolated: false, mode: 'inject' } as const;
const approvalOf = (request: string) => ({ request, approvers: ['alice'], releases: [] });

test('a request is released once, however many try at the same moment', async (context) => {
  const project = await PromotedProject.make(context);
  const promotion = (await project.open(context)).promotion.statement.predicate;
  const ledgers = await Promise.all(
    [1, 2, 3, 4].map(() => openFileLedger(`${project.root}/ledger/ledger.jsonl`)),
  );
  const results = await Promise.allSettled(
    ledgers.map((ledger) =>
      recordRelease(
        ledger,
        { promotion, isolated: true, mode: 'inject', approval: approvalOf('one') },
        new Date(),
      ),
    ),
  );
  await Promise.all(ledgers.map((ledger) => ledger.close()));
  const codes = results.map((one) =>
    one.status === 'fulfilled' ? '' : (one.reason as { code: string }).code,
  );
  assert.deepEqual(codes.sort(), ['', 'already_released', 'already_released', 'already_released']);
  assert.deepEqual(await readReleases(project.ledger.read(), 'acme'), [
    { promotion: promotion.id, request: 'one' },
  ]);
});

test('another request, and a release without one, are written down as well', async (context) => {
  const project = await PromotedProject.make(context);
  const promotion = (await project.open(context)).promotion.statement.predicate;
  const first = { promotion, isolated: true, mode: 'fd' } as const;
  await recordRelease(project.ledger, { ...first, approval: approvalOf('one') }, new Date());
  await recordRelease(project.ledger, { ...first, approval: approvalOf('two') }, new Date());
  await recordRelease(project.ledger, { ...first, isolated: false }, new Date());
  await recordRelease(project.ledger, { ...first, isolated: false }, new Date());
  const releases = await readReleases(project.ledger.read(), 'acme');
  assert.deepEqual(
    releases.map(({ request }) => request),
    ['one', 'two', undefined, undefined],
  );
  assert.deepEqual(await readReleases(project.ledger.read(), 'other'), []);
});

for (const [isolated, approved, level] of [
  [false, false, 'L1'],
  [true, false, 'L1'],
  [false, true, 'L1'],
  [true, true, 'L2'],
] as const)
  test(`a release ${approved ? 'by approvers' : 'on one machine'}, ${isolated ? '' : 'not '}isolated, is ${level}`, async (context) => {
    const project = await PromotedProject.make(context);
    const promotion = (await project.open(context)).promotion.statement.predicate;
    const approval = approved ? { approval: approvalOf('one') } : {};
    await recordRelease(project.ledger, { promotion, isolated, mode: 'inject', ...approval }, new Date());
    const bodies = [];
    for await (const { entry } of project.ledger.read()) bodies.push(entry.body);
    const last = bodies.at(-1);
    assert.deepEqual([last?.['level'], last?.['isolated']], [level, isolated]);
  });

test('no release stands after the revocation of its promotion, whoever was about to write it', async (context) => {
  const project = await PromotedProject.make(context);
  const promotion = (await project.open(context)).promotion.statement.predicate;
  const revocation = { reason: 'a drill', by: 'jo', now: new Date() };
  await revoke({ ...revocation, provider: 'other' }, project.ledger);
  await recordRelease(project.ledger, { promotion: { ...promotion, releases: 9 }, ...note }, new Date());
  await revoke({ ...revocation, provider: 'acme' }, project.ledger);
  const late = recordRelease(
    project.ledger,
    { promotion: { ...promotion, releases: 9 }, ...note },
    new Date(),
  );
  await assert.rejects(late, { code: 'revoked', message: /was revoked \(epoch 0, now 1\)/ });
  assert.equal((await readReleases(project.ledger.read(), 'acme')).length, 1);
});

for (const { releases, want } of [
  { releases: 1, want: 1 },
  { releases: 3, want: 3 },
  { releases: undefined, want: 5 },
])
  test(`a promotion that releases ${releases ?? 'without a limit'} does so ${want} times of 5`, async (context) => {
    const project = await PromotedProject.make(context, {
      promotion: releases === undefined ? {} : { releases },
    });
    const promotion = (await project.open(context)).promotion.statement.predicate;
    const ledgers = await Promise.all(
      [1, 2, 3, 4, 5].map(() => openFileLedger(`${project.root}/ledger/ledger.jsonl`)),
    );
    const results = await Promise.allSettled(
      ledgers.map((ledger) => recordRelease(ledger, { promotion, ...note }, new Date())),
    );
    await Promise.all(ledgers.map((ledger) => ledger.close()));
    assert.equal(results.filter(({ status }) => status === 'fulfilled').length, want);
    for (const one of results)
      if (one.status === 'rejected') assert.match(String(one.reason), /releases .*, and has/);
    assert.equal((await readReleases(project.ledger.read(), 'acme')).length, want);
    const again = project.open(context);
    if (want < 5) await assert.rejects(again, /releases .*, and has/);
    else await again;
    await project.promote(releases === undefined ? {} : { promotion: { releases } });
    await project.open(context);
  });
