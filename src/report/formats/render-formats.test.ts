import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import type { Log } from 'sarif';
import { composePipelineReport } from './compose-pipeline-report.ts';
import { pullRequestMarker } from './render-pull-request.ts';
import { hostileInput, sampleInput } from './testing/sample-input.ts';
import { renderers } from './testing/renderers.ts';
import { codeQualityProblems, ctrfProblems, junitProblems, sarifProblems } from './testing/validators.ts';

const sample = composePipelineReport(sampleInput);

/** Documents that no pipeline should take: each validator must say so. */
describe('the validators refuse', () => {
  const junit = renderers.junit(sample);
  const wrong: readonly (readonly [what: string, text: string, find: (text: string) => unknown])[] = [
    ['JUnit without a count', junit.replace(/(<testsuite .*?) errors="\d+"/, '$1'), junitProblems],
    ['JUnit with a time stamp in a zone', junit.replace('12:00:00"', '12:00:00Z"'), junitProblems],
    [
      'JUnit with two outcomes',
      junit.replace('<skipped', '<failure message="" type=""/><skipped'),
      junitProblems,
    ],
    ['JUnit with a name twice', junit.replace('name="creates"', 'name="authenticates"'), junitProblems],
    ['JUnit that is no XML', junit.replace('<testsuites', '<testsuites &'), junitProblems],
    ['SARIF of another level', renderers.sarif(sample).replace('"error"', '"fatal"'), sarifProblems],
    [
      'SARIF with a line 0',
      renderers.sarif(sample).replace(/"startLine": \d+/, '"startLine": 0'),
      sarifProblems,
    ],
    ['CTRF of another status', renderers.ctrf(sample).replace('"skipped"', '"left-out"'), ctrfProblems],
    ['CTRF with a member of its own', renderers.ctrf(sample).replace('"testId"', '"test"'), ctrfProblems],
  ];
  for (const [what, text, find] of wrong) test(what, async () => assert.notDeepEqual(await find(text), []));
});

describe('a report is what its schema asks for', () => {
  for (const [name, input] of Object.entries({ sample: sampleInput, hostile: hostileInput('x') })) {
    const report = composePipelineReport(input);
    test(`junit, ${name}`, async () => assert.deepEqual(await junitProblems(renderers.junit(report)), []));
    test(`sarif, ${name}`, () => assert.deepEqual(sarifProblems(renderers.sarif(report)), []));
    test(`ctrf, ${name}`, () => assert.deepEqual(ctrfProblems(renderers.ctrf(report)), []));
    test(`gitlab-code-quality, ${name}`, () =>
      assert.deepEqual(codeQualityProblems(renderers['gitlab-code-quality'](report)), []));
  }
});

describe('every format says the same', () => {
  test('junit: what is unknown is an error, what is flaky a failure, what was left out has its reason', () => {
    const text = renderers.junit(sample);
    assert.match(text, /<testsuites name="livegate" tests="14" failures="5" errors="4" time="9.500">/);
    assert.match(text, /name="lists" [^>]*><failure message="[^"]*on a retry only" type="flaky">/);
    assert.match(text, /name="resets" [^>]*><error /);
    assert.match(text, /name="renews" [^>]*><skipped message="not-applicable: no tokens"\/>/);
    assert.match(text, /name="On-call" [^>]*><error message="acme → live, on-call: nobody signed"/);
    assert.match(text, / {2}next: livegate sign-off acme on-call/);
  });

  test('ctrf: nothing that is not passed counts as passed', () => {
    const { results } = JSON.parse(renderers.ctrf(sample)) as {
      readonly results: { readonly summary: Readonly<Record<string, unknown>> };
    };
    const { extra, failed, flaky, passed, skipped, tests } = results.summary;
    assert.deepEqual([tests, passed, failed, skipped, flaky], [14, 4, 9, 1, 1]);
    assert.deepEqual(extra, { network: 'sandbox', verdict: 'failed' });
  });

  test('sarif: one result for each problem, at its line, with the cases that show it', () => {
    const { runs } = JSON.parse(renderers.sarif(sample)) as Log;
    const [run] = runs;
    const found = run?.results?.find(({ ruleId }) => ruleId === 'body_invalid');
    assert.deepEqual(found?.locations, [
      {
        physicalLocation: {
          artifactLocation: { uri: 'contracts/acme/openapi.yaml' },
          region: { startLine: 21, startColumn: 5 },
        },
      },
    ]);
    assert.deepEqual(found.properties?.['cases'], ['reads one object', 'creates']);
    for (const { ruleId, ruleIndex } of run?.results ?? [])
      assert.equal(run?.tool.driver.rules?.[ruleIndex ?? -1]?.id, ruleId);
  });

  test('github: each problem once, the errors first', () => {
    const lines = renderers.github(sample).trimEnd().split('\n');
    assert.equal(
      lines[0],
      '::error file=contracts/acme/openapi.yaml,line=21,col=5,title=body_invalid::acme@staging getOrder /id: expected an integer, found a text (in 2 cases)',
    );
    const names = lines.map((line) => /^::(\w+) /.exec(line)?.[1] ?? '');
    assert.deepEqual(
      names,
      [...names].sort((a, b) => order.indexOf(a) - order.indexOf(b)),
    );
    assert.match(lines.at(-1) ?? '', /refused: 4 of 14 passed, 5 failed, 4 unknown, 1 left out/);
  });

  test('pull-request: what changed, what it breaks, who must act, behind one marker', () => {
    const text = renderers['pull-request'](sample);
    assert.ok(text.startsWith(`${pullRequestMarker}\n## livegate: refused`));
    assert.match(text, /### What this changes\n\n- `contract of acme`\n {2}- breaking: 1 breaking/);
    assert.match(text, /\*\*Whoever makes this change[^]*\*\*Whoever looks after[^]*\*\*Approvers/);
    assert.match(text, /^ {2}livegate sign-off acme on-call$/m);
    assert.match(text, /\*\*error\*\* `body_invalid` at `contracts\/acme\/openapi.yaml:21`/);
  });

  for (const [format, render] of Object.entries(renderers))
    test(`the same report gives the same bytes: ${format}`, () =>
      assert.equal(render(composePipelineReport(structuredCloneOf(sampleInput))), render(sample)));
});

const order = ['error', 'warning', 'notice'];

/** Functions cannot be cloned, and are the same. */
function structuredCloneOf({
  placeOfItem,
  run: { places, ...run },
  ...rest
}: typeof sampleInput): typeof sampleInput {
  return { ...structuredClone(rest), placeOfItem, run: { ...structuredClone(run), places } };
}

test('a comment has room for what matters, however much stands against it', () => {
  const [first] = sampleInput.run.record.scenarios.filter(({ findings }) => findings.length > 0);
  const long = 'x'.repeat(10_000_000);
  const scenarios = Array.from({ length: 2000 }, (_, index) => ({
    ...first!,
    ...{ id: `s/${index}`, title: `s ${index}`, verdict: 'failed' as const },
    findings: [{ ...first!.findings[0]!, operation: `operation${index}`, found: index === 0 ? long : 'no' }],
  }));
  const run = { ...sampleInput.run, record: { ...sampleInput.run.record, scenarios } };
  const report = composePipelineReport({ ...sampleInput, run });
  const text = renderers['pull-request'](report);
  assert.ok(text.length < 65_536, String(text.length));
  assert.match(text, /…and \d+ more, for which there is no room here/);
  assert.match(text, /100000\d\d characters/);
  for (const render of Object.values(renderers)) assert.ok(render(report).length < 3_000_000);
});
