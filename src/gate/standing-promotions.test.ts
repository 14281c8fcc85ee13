import assert from 'node:assert/strict';
import { basename } from 'node:path';
import { test } from 'node:test';
import type { FactsQuery } from './gather-facts.ts';
import { revoke } from './revoke.ts';
import { standingPromotions } from './standing-promotions.ts';
import { GateProject } from './testing/gate-project.ts';
import { hoursFromNow, now } from './testing/sample-facts.ts';

type Row = readonly [
  what: string,
  change: ((project: GateProject) => unknown) | undefined,
  query: Partial<FactsQuery>,
  problems: readonly (string | undefined)[],
];

const at = (hours: number) => ({ now: new Date(hoursFromNow(hours)) });
const again = (more: object) => (project: GateProject) => project.promote(more);

const rows: readonly Row[] = [
  ['it holds', undefined, {}, [undefined]],
  ['it was revoked', ({ ledger }) => revoke({ provider: 'acme', reason: 'x', by: 'x', now }, ledger), {}, []],
  ['it has run out', undefined, at(8), []],
  ['the clock was put back', undefined, at(-0.1), ['not_yet_valid']],
  ['on the other network', undefined, { network: 'internet' }, []],
  [
    'the contract was changed',
    (project) => project.edit('contracts/acme/openapi.yaml', 'title: Acme', 'title: Ace'),
    {},
    ['changed'],
  ],
  [
    'credentials were sealed anew',
    (project) => project.write('contracts/acme/credentials/live.sandbox.age', 'x'),
    {},
    ['changed'],
  ],
  ['promoted twice for the same', again({}), {}, [undefined]],
  [
    'promoted for one run, too',
    again({ audience: { repository: 'acme-shop', run: '7' } }),
    {},
    [undefined, undefined],
  ],
];

for (const [what, change, query, problems] of rows)
  test(`what stands: ${what}`, async (context) => {
    const project = await GateProject.makeReady(context);
    await project.promote();
    await change?.(project);
    const standing = standingPromotions(await project.facts(query));
    assert.deepEqual(
      standing.map(({ problem }) => problem?.code),
      problems,
    );
    for (const { audience, environment, kind } of standing)
      assert.deepEqual(
        [environment, kind, audience.repository],
        ['live', 'promotion', basename(project.root)],
      );
  });

test('what stands: the newest of those for the same, whose files are those that are there now', async (context) => {
  const project = await GateProject.makeReady(context);
  await project.promote();
  const { promotion } = await project.promote();
  const standing = standingPromotions(await project.facts());
  assert.deepEqual(
    standing.map(({ id }) => id),
    [promotion?.id],
  );
});
