import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from '@playwright/test';
import type { ReportInput } from './report-input.ts';
import { fullInput } from './testing/full-input.ts';
import { goTo, ReportPages } from './testing/report-pages.ts';
import { sampleChange, sampleReport, sampleRun, sampleScenario } from './testing/sample-input.ts';

let pages: ReportPages;
let url: string;

before(async () => {
  pages = await ReportPages.start();
  url = pages.write('filters', severalOfEach());
});
after(() => pages.close());

const target = (environment: string) => ({ provider: 'acme', environment, contractDigest: 'sha256:c1' });

/** At least two of everything that can be searched. */
function severalOfEach(): ReportInput {
  const full = fullInput();
  const harmless = sampleChange({ severity: 'safe', path: ['listOrders', 'limit'], fingerprint: 'sha256:0' });
  const report = sampleReport([sampleChange(), harmless]);
  const [outline] = full.outlines;
  return {
    ...full,
    runs: [
      ...full.runs.map(({ record, reports }) => ({
        record,
        reports: reports.map((one) => ({ ...one, report })),
      })),
      // It looked at two environments, and a choice of either of them finds it.
      sampleRun({ id: 'elsewhere', scenarios: [], targets: [target('preview'), target('demo')] }),
    ],
    environmentDrift: full.environmentDrift.map((kept) => ({
      ...kept,
      comparisons: kept.comparisons.map((one) => ({ ...one, report })),
    })),
    outlines: [
      {
        provider: 'acme',
        operations: [...(outline?.operations ?? []), { id: 'dropAll', label: 'DELETE /', answers: [] }],
      },
    ],
  };
}

const current = (page: Page, selector: string) => page.locator(`.view.current ${selector}`);
const count = (page: Page) => current(page, '.filters output').innerText();
const visible = (page: Page) => current(page, '.items > *:visible').count();

describe('every page with many things can be searched, and the address holds what for', () => {
  for (const [view, words, choice, value, all] of [
    ['provider-acme', 'field is gone', 'Verdict', 'failed', '2 items'],
    ['scenarios', 'ORDERS', 'Verdict', 'failed', '2 scenarios'],
    ['findings', 'one of open', 'Severity', 'error', '1 findings'],
    ['changes', 'limit', 'Severity', 'safe', '2 changes'],
    ['environments', 'limit', 'Severity', 'safe', '4 traps'],
    ['coverage', 'dropall', 'Answered', 'never', '2 operations'],
    ['history', 'acme@preview', 'Environment', 'acme@demo', '5 rows'],
    ['ledger', 'breaking drift', 'What', 'revocation', '3 entries'],
  ] as const)
    test(view, async () => {
      const { errors, page } = await pages.open(`${url}#${view}`);
      const some = all.replace(/^\d+/, (number) => `${view === 'environments' ? 2 : 1} of ${number}`);
      assert.equal(await count(page), all);
      await current(page, 'input[type=search]').fill(words);
      assert.deepEqual([await count(page), await visible(page)], [some, Number(some[0])]);
      await page.reload();
      assert.equal(await count(page), some);
      assert.match(page.url(), /\?q=/);
      await current(page, 'input[type=search]').fill('');
      await page.locator('.view.current').getByLabel(choice).selectOption(value);
      assert.equal(await count(page), some);
      assert.match(page.url(), new RegExp(`#${view}\\?[a-z]+=${encodeURIComponent(value)}$`));
      await current(page, 'input[type=search]').fill('nothing is called so');
      const nothing = current(page, '.no-match');
      assert.match(await nothing.innerText(), /Nothing is like this/);
      await nothing.getByRole('button').click();
      assert.deepEqual([await count(page), await nothing.isVisible()], [all, false]);
      assert.match(page.url(), new RegExp(`#${view}$`));
      assert.deepEqual(errors, []);
      await page.close();
    });
});

test('what one page is searched for says nothing of another, and is there again on the way back', async () => {
  const { page } = await pages.open(`${url}#findings`);
  await current(page, 'input[type=search]').fill('nothing at all');
  await goTo(page, 'changes');
  assert.equal(await count(page), '2 changes');
  await page.goBack();
  await page.waitForFunction(`document.querySelector('#findings.current') !== null`);
  assert.equal(await count(page), '0 of 1 findings');
  await page.close();
});

test('a long list is laid out part by part, and is one list to a search', async () => {
  const names = Array.from({ length: 200 }, (_, index) => `acme/number-${index}`);
  const scenarios = names.map((id) => sampleScenario({ id, title: id, exchanges: [] }));
  const long = pages.write('long', { ...fullInput(), runs: [sampleRun({ scenarios })] });
  const { page } = await pages.open(`${long}#scenarios`);
  const parts = current(page, '.scenario-part:visible');
  const ask = (selector: string, question: string) =>
    page.evaluate(`[...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => ${question})`);
  const laidOut = 'one.checkVisibility({ contentVisibilityAuto: true })';
  // A part is laid out once the browser has drawn a frame and seen that it is on the screen.
  await page.waitForFunction(
    `[document.querySelector('.scenario-part tr:last-child td')].every((one) => ${laidOut})`,
  );
  const seen = (await ask('.scenario-part tr:last-child td', laidOut)) as boolean[];
  assert.deepEqual([seen.length, seen[0], seen.at(-1)], [8, true, false]);
  const widths = (await ask(
    '.scenarios th:first-child',
    'Math.round(one.getBoundingClientRect().width)',
  )) as number[];
  assert.equal(new Set(widths.filter((width) => width > 0)).size, 1);
  assert.equal(await count(page), '200 scenarios');
  await current(page, 'input[type=search]').fill('number-159');
  assert.deepEqual([await count(page), await parts.count()], ['1 of 200 scenarios', 1]);
  await page.close();
});

test('a finding leads to the exchange that shows it', async () => {
  const { page } = await pages.open(`${url}#findings`);
  await current(page, '.items a').click();
  await page.getByRole('heading', { level: 1, name: 'orders' }).waitFor();
  await page.close();
});

test('by keyboard: / goes to the search, Escape empties it, and single keys can be turned off', async () => {
  const { page } = await pages.open(`${url}#changes`);
  const focused = () =>
    page.evaluate(`document.activeElement.closest('.view')?.id + ' ' + document.activeElement.name`);
  await page.keyboard.press('/');
  assert.equal(await focused(), 'changes q');
  await page.keyboard.type('a/b');
  assert.equal(await count(page), '0 of 2 changes');
  await page.keyboard.press('Escape');
  assert.deepEqual([await count(page), page.url().endsWith('#changes')], ['2 changes', true]);
  await goTo(page, 'coverage');
  await page.keyboard.press('Control+/');
  assert.notEqual(await focused(), 'coverage q');
  await page.getByLabel('The key / goes to the search').uncheck();
  await page.evaluate('document.activeElement.blur()');
  await page.keyboard.press('/');
  assert.notEqual(await focused(), 'coverage q');
  await page.close();
});
