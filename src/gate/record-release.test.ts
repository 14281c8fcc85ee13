import assert from 'node:assert/strict';
import { test } from 'node:test';
import { openFileLedger } from '../ledger/file/file-ledger.ts';
import { readReleases } from './read-releases.ts';
import { recordRelease } from './record-release.ts';
import { PromotedProject } from './testing/promoted-project.ts';

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
        { promotion, level: 'L2', mode: 'inject', approval: approvalOf('one') },
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
  const note = { promotion, level: 'L2', mode: 'fd' } as const;
  await recordRelease(project.ledger, { ...note, approval: approvalOf('one') }, new Date());
  await recordRelease(project.ledger, { ...note, approval: approvalOf('two') }, new Date());
  await recordRelease(project.ledger, { ...note, level: 'L1' }, new Date());
  await recordRelease(project.ledger, { ...note, level: 'L1' }, new Date());
  const releases = await readReleases(project.ledger.read(), 'acme');
  assert.deepEqual(
    releases.map(({ request }) => request),
    ['one', 'two', undefined, undefined],
  );
  assert.deepEqual(await readReleases(project.ledger.read(), 'other'), []);
});
