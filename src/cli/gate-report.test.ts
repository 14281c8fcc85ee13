import assert from 'node:assert/strict';
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { before, describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { Log } from 'sarif';
import {
  codeQualityProblems,
  ctrfProblems,
  junitProblems,
  sarifProblems,
} from '../report/formats/testing/validators.ts';
import type { Decision } from '../model/decision.ts';
import { pipelineFormats } from './export/pipeline-formats.ts';
import { PromotableProject } from './testing/promotable-project.ts';

const gated = new PromotableProject();
const read = (name: string) => readFileSync(join(gated.root, name), 'utf8');
const every = (name: string) =>
  pipelineFormats.flatMap((format) => ['--report', `${format}=out/${name}.${format}`]);

async function assertValid(name: string): Promise<void> {
  assert.deepEqual(await junitProblems(read(`out/${name}.junit`)), []);
  assert.deepEqual(sarifProblems(read(`out/${name}.sarif`)), []);
  assert.deepEqual(ctrfProblems(read(`out/${name}.ctrf`)), []);
  assert.deepEqual(codeQualityProblems(read(`out/${name}.gitlab-code-quality`)), []);
}

function sarifOf(name: string): Log['runs'][number] {
  const [run] = (JSON.parse(read(`out/${name}.sarif`)) as Log).runs;
  assert.ok(run !== undefined);
  return run;
}

before(() => gated.prepare());

describe('what the gate decides, for a pipeline', () => {
  test('refused: each item that stands against it, with what clears it', async () => {
    gated.project.edit(
      'contracts/tiny/checklist.yaml',
      'notApplicable: { provider-approval: it is made up }\n',
      '',
    );
    const { code, err } = await gated.run(['gate', 'tiny', '--quiet', ...every('refused')]);
    assert.equal(code, 1, err);
    await assertValid('refused');
    const { automationDetails, invocations, results = [] } = sarifOf('refused');
    assert.equal(automationDetails?.id, 'livegate/gate/');
    assert.equal(invocations?.[0]?.executionSuccessful, true);
    const result = results.find(({ ruleId }) => ruleId === 'gate/provider-approval');
    assert.deepEqual(
      [result?.level, result?.locations?.[0]?.physicalLocation?.artifactLocation?.uri],
      ['error', 'contracts/tiny/checklist.yaml'],
    );
    assert.match(read('out/refused.junit'), /next: livegate sign-off tiny provider-approval/);
    assert.match(read('out/refused.github'), /^::error file=contracts\/tiny\/checklist\.yaml,line=1,/m);
    for (const name of ['github-summary', 'pull-request']) {
      const text = read(`out/refused.${name}`);
      assert.match(text, /## livegate: refused: /);
      assert.match(text, /What the gate decided on the sandbox network/);
      assert.doesNotMatch(text, /scenario .* passed|undefined/);
    }
  });

  test('passed: the very decision that promote signed', async () => {
    gated.project.edit(
      'contracts/tiny/checklist.yaml',
      'promotion:',
      'notApplicable: { provider-approval: it is made up }\npromotion:',
    );
    const { out: open } = await gated.run(['gate', 'tiny']);
    const items = [...open.matchAll(/livegate sign-off tiny (\S+)/g)].map(([, item = '']) => item);
    for (const item of new Set(items))
      await gated.passes([
        'sign-off',
        'tiny',
        item,
        '--reference',
        'WIKI-1',
        '--yes',
        '--key',
        'keys/jo.pem',
      ]);
    const { decision } = JSON.parse(await gated.promote('--json', ...every('passed'))) as {
      decision: Decision;
    };
    await assertValid('passed');
    assert.deepEqual(sarifOf('passed').results, []);
    assert.match(
      read('out/passed.junit'),
      new RegExp(`tests="${decision.items.length}" failures="0" errors="0"`),
    );
    assert.match(read('out/passed.github-summary'), /Nobody has to do anything/);
  });

  test('what cannot be written keeps silent neither a decision nor a promotion', async () => {
    const nowhere = ['--report', 'junit=trust.yaml/gate.xml'];
    for (const [words, said] of [
      [['gate', 'tiny'], /tiny → live on the sandbox network/],
      [['promote', 'tiny', '--key', 'keys/gate.pem'], /promoted: \w{32}, until/],
    ] as const) {
      const { code, err, out } = await gated.run([...words, ...nowhere]);
      assert.match(out, said);
      assert.match(err, /trust\.yaml\/gate\.xml cannot be written/);
      assert.equal(code, 2);
    }
  });

  test('as JSON is what its published schema says', async () => {
    const ajv = new Ajv2020({ allErrors: true });
    addFormats.default(ajv);
    const schema = readFileSync(join(import.meta.dirname, '../../schemas/decision.schema.json'), 'utf8');
    const validate = ajv.compile(JSON.parse(schema) as object);
    const [decision] = JSON.parse(await gated.passes(['gate', 'tiny', '--json'])) as unknown[];
    assert.ok(validate(decision), JSON.stringify(validate.errors));
  });
});

test('a report without a file is refused before anything is decided', async () => {
  for (const words of [['gate'], ['promote', 'tiny']]) {
    const { code, err, out } = await gated.run([...words, '--report', 'junit']);
    assert.deepEqual([code, out], [2, '']);
    assert.match(err, /Expected <format>=<file>/);
  }
  assert.ok(!existsSync(join(gated.root, 'junit')));
});
