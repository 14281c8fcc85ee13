import assert from 'node:assert/strict';
import { test } from 'node:test';
import { gatherFacts } from '../../gate/gather-facts.ts';
import { recordRelease } from '../../gate/record-release.ts';
import { revoke } from '../../gate/revoke.ts';
import { BrokenGlassProject } from '../../gate/testing/broken-glass-project.ts';
import { people } from '../../gate/testing/people.ts';
import { now } from '../../gate/testing/sample-facts.ts';
import { waive } from '../../gate/waive.ts';
import { readLedgerEvents } from './read-ledger-events.ts';

const threeDays = 3 * 86_400_000;

test('every kind of entry says what it is, who signed it and until when', async (context) => {
  const glass = await BrokenGlassProject.make(context);
  const project = glass.gate;
  project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
  await project.addRun();
  await project.sign('on-call');
  const { facts, trust } = await gatherFacts(project.query());
  const waiver = { item: 'version-pinned', owner: 'ada', reason: 'v2 comes', lasts: threeDays };
  await waive({ ...waiver, key: people.bob }, facts, trust, project.ledger);
  await glass.break();
  await project.sign(['data-review', 'kill-switch', 'second-person']);
  const { promotion } = await project.promote();
  assert.ok(promotion !== undefined);
  const approval = { request: 'one', approvers: ['alice', 'bob'], releases: [] };
  await recordRelease(project.ledger, { promotion, isolated: true, mode: 'inject', approval }, now);
  await revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now }, project.ledger);

  const { ledger } = await project.facts();
  const events = await readLedgerEvents(project.ledger, 'acme', ledger);
  const wanted: readonly (readonly [kind: string, by: string, what: RegExp, until?: string])[] = [
    ['sign-off', 'bob', /^on-call: I am on call .* \(T-1\)$/],
    [
      'waiver',
      'bob',
      /^version-pinned, which found “contract\.version is latest”: v2 comes; ada answers for it$/,
      '2026-07-04T12:00:00.000Z',
    ],
    [
      'break-glass',
      'alice and bob',
      /^live on the sandbox network: refunds wait$/,
      '2026-07-01T12:30:00.000Z',
    ],
    ['sign-off', 'bob', /^data-review: /],
    ['sign-off', 'bob', /^kill-switch: /],
    ['sign-off', 'bob', /^second-person: /],
    ['promotion', 'keeper', /^live on the sandbox network, epoch 0, [0-9a-f]+$/, promotion.expiresAt],
    ['release', 'alice and bob', /^promotion [0-9a-f]+, level L2, mode inject$/],
    ['revocation', 'jo', /^a drill$/],
  ];
  assert.deepEqual(
    events.map(({ by, kind, until }) => [kind, by, until]),
    wanted.map(([kind, by, , until]) => [kind, by, until]),
  );
  for (const [index, [, , what]] of wanted.entries()) assert.match(events[index]?.what ?? '', what);
});
