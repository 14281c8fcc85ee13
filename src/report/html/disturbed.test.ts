import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Finding } from '../../model/finding.ts';
import type { RunDrift, RunRecord } from '../../model/run-record.ts';
import { composeReport } from './compose/compose-report.ts';
import { renderReport } from './render-report.ts';
import { goTo, ReportPages } from './testing/report-pages.ts';
import {
  sampleExchange,
  sampleGate,
  sampleInput,
  sampleReport,
  sampleRun,
  sampleScenario,
} from './testing/sample-input.ts';

const pack = 'acme@staging=state-gone';
const finding: Finding = {
  code: 'body_invalid',
  severity: 'error',
  operation: 'getOrder',
  expected: 'a state',
  found: 'none',
  exchange: 'x9',
};
const at = (place: string) => ({ ...finding, at: place });
const drift: RunDrift = {
  provider: 'acme',
  environment: 'staging',
  network: 'sandbox',
  basis: 'schema',
  verdict: 'breaking',
  breaking: 1,
  dangerous: 0,
  safe: 0,
  waived: 0,
};
const disturbed = (id: string, drifts: readonly string[] = [pack], findings = [at('/state')]) =>
  sampleRun(
    {
      id,
      drifts,
      drift: [drift],
      scenarios: [sampleScenario({ verdict: 'failed', findings, exchanges: ['x9'] })],
    },
    [{ provider: 'acme', environment: 'staging', basis: 'schema', report: sampleReport() }],
  );
const text = '{"id":"o1","state":"GONE"}';
const exchange = sampleExchange({
  ...{ id: 'x9', findings: [at('/state')] },
  response: { status: 200, headers: {}, body: { bytes: 24, text, truncated: false } },
});
const revocation = {
  ...{ index: 0, kind: 'revocation', at: '2026-11-21T11:30:00.000Z', what: 'breaking drift in staging' },
  by: 'run r2',
};
const none = { state: 'none', code: 'revoked', reason: 'promotion p1 was revoked' } as const;
const input = sampleInput({
  runs: [disturbed('r2'), disturbed('r1'), sampleRun({ id: 'r0' })],
  disturbedExchanges: [exchange],
  gates: [sampleGate({ events: [revocation], promotion: none })],
});

describe('what went wrong where something was made to', () => {
  test('is told of the newest run with each fault and drift pack, and nowhere among the evidence', () => {
    const { comparisons, coverage, disturbed: told, findings, latencies } = composeReport(input);
    assert.deepEqual(
      told.map(({ comparisons: own, findings: found, given, id }) => [id, given, found.length, own.length]),
      [['r2', pack, 1, 1]],
    );
    assert.deepEqual([findings, comparisons], [[], []]);
    const plain = composeReport({ ...input, disturbedExchanges: [] });
    assert.deepEqual([latencies, coverage], [plain.latencies, plain.coverage]);
  });

  test('is not told where there is no other run: then the first page says what those runs are', () => {
    const only = { ...input, runs: [disturbed('r1')] };
    const { disturbed: told, findings } = composeReport(only);
    assert.deepEqual([told.length, findings.length], [0, 1]);
    const says = /Every run here was made to go wrong\./;
    assert.match(renderReport(only), says);
    assert.doesNotMatch(renderReport(input), says);
  });

  test('is on the first page only where a revocation names its run', () => {
    const front = (one: typeof input) => /id="overview"[^]*?<\/section>/.exec(renderReport(one))?.[0] ?? '';
    assert.match(front(input), /<b>staging<\/b> serves <a href="#changes-acme">1 breaking change<\/a>/);
    assert.match(front(input), /state-gone/);
    assert.doesNotMatch(front({ ...input, gates: [sampleGate()] }), /state-gone|breaking change/);
  });
});

describe('a scenario that passed only on a retry', () => {
  const retried = (given: Partial<RunRecord>) =>
    sampleRun({
      id: 'r2',
      scenarios: [sampleScenario({ verdict: 'flaky', findings: [at('/state')] })],
      ...given,
    });
  const steady = sampleRun({ id: 'r0' });

  test('where something was made to go wrong is shown apart, with what that was, and is not called unsteady', () => {
    const faults = ['acme@staging:getOrder=reset*1'];
    const made = sampleInput({ runs: [retried({ faults }), disturbed('r1'), steady] });
    const { retried: apart, unsteady } = composeReport(made);
    assert.deepEqual(
      apart.map(({ bad, given, history, id, ran, target }) => [
        target,
        id,
        given,
        bad,
        ran,
        history.verdicts,
      ]),
      [['acme@staging', 'acme/orders', faults[0], 2, 3, 'pfk']],
    );
    assert.deepEqual(unsteady, []);
    const page = renderReport(made);
    assert.match(
      page,
      /Passed only on a retry when something was made to go wrong[^]*getOrder=reset\*1[^]*2 of 3/,
    );
    assert.match(page, /None: every scenario did the same/);
  });

  test('is unsteady where nothing was', () => {
    const { retried: apart, unsteady } = composeReport(sampleInput({ runs: [retried({}), steady] }));
    assert.deepEqual([apart, unsteady.map(({ bad, ran }) => [bad, ran])], [[], [[1, 2]]]);
    assert.doesNotMatch(renderReport(sampleInput({ runs: [steady] })), /Passed only on a retry/);
  });
});

test('the same thing in several elements of an array is told once, with every place as one', () => {
  const findings = [at('/orders/0/state'), at('/orders/17/state'), at('/total'), at('/orders/1/id')];
  const { findings: told } = composeReport(
    sampleInput({ runs: [sampleRun({ scenarios: [sampleScenario({ findings })] })] }),
  );
  assert.deepEqual(
    told.map(({ count, finding: one }) => [one.at, count]),
    [
      ['/orders/*/state', 2],
      ['/total', 1],
      ['/orders/1/id', 1],
    ],
  );
});

describe('on the page', () => {
  let pages: ReportPages;
  before(async () => {
    pages = await ReportPages.start();
  });
  after(() => pages.close());

  test('a finding leads to the exchange that shows it, in a column that says that it is no evidence', async () => {
    const { errors, page, refused } = await pages.open(`${pages.write('disturbed', input)}#findings`);
    // Where nothing else was found, the search and its count stand below the words that say what they count.
    assert.match(
      await page.locator('.view.current').innerText(),
      /None\. Nothing that was[^]*None of it is evidence\.[^]*1 findings[^]*state-gone[^]*run r2/,
    );
    await page.locator('.view.current .items a').click();
    const column = page.locator('.column', { hasText: `Sandbox with ${pack}: no evidence.` });
    await column.locator('.line mark').waitFor();
    assert.match(await column.innerText(), /failed[^]*"state": "GONE"[^]*expected a state, found none/);
    assert.match(await page.locator('.column').first().innerText(), /^acme@staging\s+passed/);
    await goTo(page, 'changes');
    const changed = await page.locator('.view.current .comparison').innerText();
    assert.match(changed, /breaking\s+Sandbox with acme@staging=state-gone: made to go wrong/);
    assert.deepEqual([await refused(), errors], [[], []]);
    await page.close();
  });
});
