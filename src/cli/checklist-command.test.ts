import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Decision } from '../model/decision.ts';
import { GateProject } from './testing/gate-project.ts';

const least =
  'pack: default@1\nopens: live\nscenarios: [tiny/a-thing-keeps-its-name]\noperations: [createThing]\n';
const weaker = /weaker than default@1: age of the evidence: 7 d, where the pack says 1 d/;

test('what a checklist made weaker than its pack is shown wherever it is decided or explained', async () => {
  const gated = new GateProject();
  gated.project.write('contracts/tiny/checklist.yaml', `${least}freshness: { evidence: P7D }\n`);
  for (const words of [
    ['checklist', 'show', 'tiny'],
    ['checklist', 'explain', 'tiny', 'evidence-fresh'],
    ['gate', 'tiny'],
  ])
    assert.match((await gated.run(words)).out, weaker);
  assert.doesNotMatch((await gated.run(['checklist', 'explain', 'tiny', 'ledger'])).out, weaker);
  for (const words of [
    ['checklist', 'show', 'tiny', '--json'],
    ['gate', 'tiny', '--json'],
  ]) {
    const [shown = {}] = [JSON.parse((await gated.run(words)).out)].flat() as Pick<Decision, 'weakened'>[];
    assert.deepEqual(
      shown.weakened?.map(({ item, own, pack }) => [item, own, pack]),
      [['evidence-fresh', '7 d', '1 d']],
    );
  }
});

test('fewer runs than the pack asks for are refused', async () => {
  const gated = new GateProject();
  gated.project.write('contracts/tiny/checklist.yaml', `${least}runs: { consecutive: 1, over: PT0S }\n`);
  const { code, err } = await gated.run(['gate', 'tiny']);
  assert.equal(code, 2);
  assert.match(err, /checklist.yaml:5:22: runs ask for less than the pack does.*at least 3 over PT24H/s);
});

test('the checklist that the help shows is one, when its names are those of the provider', async () => {
  const gated = new GateProject();
  const { out } = await gated.run(['checklist', '--help']);
  const shown = /^ {2}pack: [^]*$/m.exec(out)?.[0] ?? '';
  const own = shown
    .replace('fluz/buys-a-gift-card', 'tiny/a-thing-keeps-its-name')
    .replace(/operations: \[.*\]/, 'operations: [createThing]')
    .replaceAll(/^ {2}/gm, '');
  gated.project.write('contracts/tiny/checklist.yaml', own);
  const { code, err } = await gated.run(['checklist', 'show', 'tiny']);
  assert.equal(code, 0, err);
});

test('a provider without a checklist is named where the gate is asked about all, and about all alone', async () => {
  const gated = new GateProject();
  gated.project.write('contracts/tiny/checklist.yaml', least);
  gated.project.addTwin('bare', {});
  const said = /bare is left out: without contracts\/bare\/checklist\.yaml nothing of it can be promoted/;
  assert.match((await gated.run(['gate', '--quiet'])).err, said);
  assert.doesNotMatch((await gated.run(['gate', 'tiny', '--quiet'])).err, said);
});
