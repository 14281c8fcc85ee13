import assert from 'node:assert/strict';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { openPromotion, requireStillOpen } from './open-promotion.ts';
import { revoke } from './revoke.ts';
import { PromotedProject } from './testing/promoted-project.ts';

const drill = { provider: 'acme', reason: 'a drill', by: 'jo' };

test('what opens live is found again for as long as nothing has changed', async (context) => {
  const project = await PromotedProject.make(context);
  const opening = await project.open(context);
  await requireStillOpen(opening);
  assert.equal(opening.watch.closed(), undefined);
});

const changes: readonly {
  readonly name: string;
  readonly code: string;
  readonly act: (project: PromotedProject) => unknown;
}[] = [
  { name: 'it was revoked', code: 'revoked', act: revokeNow },
  {
    name: 'a file changed',
    code: 'changed',
    act: (project) => {
      project.write('suites/acme/orders.spec.ts', '//');
    },
  },
  {
    name: 'another promotion is in force',
    code: 'other_decision',
    act: (project) => project.promote(),
  },
];

for (const { act, code, name } of changes)
  test(`it is not open any more once ${name}`, async (context) => {
    const project = await PromotedProject.make(context);
    const opening = await project.open(context);
    await act(project);
    await assert.rejects(requireStillOpen(opening), { code });
  });

function revokeNow({ ledger }: PromotedProject): Promise<unknown> {
  return revoke({ ...drill, now: new Date() }, ledger);
}

test('the watch sees what is written from then on', async (context) => {
  const project = await PromotedProject.make(context);
  const opening = await project.open(context);
  await revokeNow(project);
  assert.equal(opening.watch.closed(), 'revoked: a drill');
});

test('without a ledger, or without sealed credentials, nothing is open', async (context) => {
  const project = await PromotedProject.make(context);
  const { query } = await project.open(context);
  rmSync(join(project.root, 'contracts/acme/credentials/live.sandbox.age'));
  await assert.rejects(openPromotion(query), { code: 'changed' });
  await project.promote();
  await assert.rejects(openPromotion(query), { code: 'credentials_missing' });
  await assert.rejects(openPromotion({ ...query, network: 'internet' }), { code: 'not_promoted' });
});
