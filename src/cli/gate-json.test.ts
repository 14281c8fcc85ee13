import assert from 'node:assert/strict';
import { chmodSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { test } from 'node:test';
import { gatherFacts } from '../gate/gather-facts.ts';
import { recordRelease } from '../gate/record-release.ts';
import { revoke } from '../gate/revoke.ts';
import { BrokenGlassProject } from '../gate/testing/broken-glass-project.ts';
import { clockAt } from '../gate/testing/clock-at.ts';
import { GateProject } from '../gate/testing/gate-project.ts';
import { people } from '../gate/testing/people.ts';
import { now } from '../gate/testing/sample-facts.ts';
import { waive } from '../gate/waive.ts';
import type { Promotion } from '../gate/predicates/promotion.ts';
import { loadAjv } from '../util/load-ajv.ts';
import { runCli } from './testing/run-cli.ts';

const day = 86_400_000;

const { Ajv2020, addFormats } = loadAjv();
const ajv = new Ajv2020({ allErrors: true, strict: true });
addFormats(ajv);
for (const name of ['promote-outcome', 'checklist-in-force', 'ledger-line']) {
  const file = join(import.meta.dirname, `../../schemas/${name}.schema.json`);
  ajv.addSchema(JSON.parse(readFileSync(file, 'utf8')) as object, name);
}

function requireValid(name: string, value: unknown): void {
  assert.ok(ajv.validate(name, value), JSON.stringify(ajv.errors, null, 2));
}

/** All that a promotion needs, one item of it by a waiver. */
async function prepare(project: GateProject): Promise<void> {
  project.edit('contracts/acme/provider.yaml', "version: '1'", 'version: latest');
  project.edit('contracts/acme/checklist.yaml', 'operations', 'freshness: { evidence: P2D }\noperations');
  await project.addRun();
  await project.signAll();
  project.write('keeper.pem', people.keeper.toPem());
  chmodSync(project.path('keeper.pem'), 0o600);
  const { facts, trust } = await gatherFacts(project.query());
  const waiver = {
    item: 'version-pinned',
    owner: 'ada',
    reason: 'v2 comes',
    lasts: 3 * day,
    key: people.bob,
  };
  await waive(waiver, facts, trust, project.ledger);
}

test('what the commands of the gate print as JSON is what their published schemas say', async (context) => {
  const project = await GateProject.make(context);
  await prepare(project);
  const glass = await BrokenGlassProject.make(context);
  await glass.break();
  const run = async (words: readonly string[], code: number, at = now) => {
    const ended = await runCli(words, { cwd: project.root, env: { NODE_OPTIONS: clockAt(at) } });
    assert.equal(ended.code, code, ended.err);
    return ended.out;
  };
  const promote = ['promote', 'acme', '--json', '--key', 'keeper.pem'];
  const later = new Date(now.getTime() + 10 * day);
  const refused = JSON.parse(await run(promote, 1, later)) as object;
  requireValid('promote-outcome', refused);
  assert.ok(!('promotion' in refused));
  const promoted = JSON.parse(await run(promote, 0)) as { readonly promotion: Promotion };
  requireValid('promote-outcome', promoted);
  assert.deepEqual(promoted.promotion.waived, ['version-pinned']);

  const approval = { request: 'one', approvers: ['bob'], releases: [] };
  const note = { promotion: promoted.promotion, isolated: true, mode: 'inject', approval } as const;
  await recordRelease(project.ledger, note, now);
  await revoke({ provider: 'acme', reason: 'a drill', by: 'jo', now }, project.ledger);
  for (const { entry } of await glass.gate.entries()) await project.append(entry);

  const checklist = JSON.parse(await run(['checklist', 'show', 'acme', '--json'], 0)) as object;
  requireValid('checklist-in-force', checklist);
  for (const list of ['weakened', 'brokenGlass'])
    assert.equal((checklist as Record<string, unknown[]>)[list]?.length, 1);

  const lines = (await run(['ledger', 'show', '--json'], 0)).trimEnd().split('\n');
  const entries = lines.map((line) => JSON.parse(line) as { readonly kind: string });
  for (const entry of entries) requireValid('ledger-line', entry);
  const kinds = new Set(entries.map(({ kind }) => kind));
  const all = ['break-glass', 'promotion', 'release', 'revocation', 'sign-off', 'waiver'];
  assert.deepEqual([...kinds].toSorted(), all);
});
