import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import type { Page } from '@playwright/test';
import { fullInput } from './testing/full-input.ts';
import { printedMargin, printedText } from './testing/printed-text.ts';
import { ReportPages, wide } from './testing/report-pages.ts';
import { sampleChange, sampleDecision, sampleGate, sampleReport } from './testing/sample-input.ts';

let pages: ReportPages;
let url: string;

before(async () => {
  pages = await ReportPages.start();
  const full = fullInput();
  const safe = sampleChange({ severity: 'safe', reason: 'a new field', operations: ['listOrders'] });
  const gate = sampleGate({ ...full.gates[0], decision: sampleDecision(full.gates[0]?.decision) });
  const report = sampleReport([sampleChange(), safe]);
  const changes = { provider: 'acme', run: 'r0', at: full.now, report };
  url = pages.write('print', { ...full, gates: [gate], contractChanges: [changes] });
});
after(() => pages.close());

const shown = async (page: Page, text: string) => {
  const states = await page.getByText(text, { exact: false }).all();
  return (await Promise.all(states.map((one) => one.isVisible()))).some(Boolean);
};

describe('what is closed on the screen and belongs to what a reviewer signs is printed', () => {
  for (const text of ['state is required', 'sha256:c1', 'refuses it'])
    test(`${text}, without scripts`, async () => {
      const { page } = await pages.open(url, { ...wide, javaScriptEnabled: false });
      assert.equal(await shown(page, text), false);
      assert.ok((await printedText(page)).includes(text));
      await page.close();
    });

  test('by the browser’s own printing, and is closed again afterwards', async () => {
    const { errors, page, refused } = await pages.open(`${url}#changes`);
    const opened = () => page.evaluate(`document.querySelectorAll('details[open]').length`);
    const closedBefore = await opened();
    await page.evaluate(
      `addEventListener('beforeprint', () => (globalThis.leftShut = document.querySelectorAll('details:not([open], .unprinted)').length))`,
    );
    await page.pdf();
    assert.equal(await page.evaluate('globalThis.leftShut'), 0);
    assert.equal(await opened(), closedBefore);
    assert.deepEqual([await refused(), errors], [[], []]);
    await page.close();
  });
});

test('the text of the PDF is the report: every part in its order, what was signed, whole commands, and nothing to click', async () => {
  const { page } = await pages.open(url);
  const text = await printedText(page);
  const inOrder = [
    'Acme is open in live.',
    'What comes next 1. livegate verify acme --sign',
    '1 of 2 items stands against it',
    'a field is gone',
    'Waivers',
    'jo unused 10 days left',
    '3 21 Nov 2026, 10:00 UTC revocation ci breaking drift',
    '1 20 Nov 2026, 12:00 UTC sign-off jo on-call: I am on call',
    'What the decision binds',
    'Scenarios',
    'reads one object',
    'Findings',
    'A body is not as the contract',
    'found "SHUT"',
    'Contract changes',
    'the field is gone',
    'Environments',
    'https://staging.acme.example',
    'History',
    '20261121T110000Z-bbb',
    'Coverage',
    '2 of 3',
    'Ledger',
    'live until tomorrow',
    'Repeat anything',
    'livegate verify acme --environment staging',
  ];
  let from = 0;
  for (const words of inOrder) {
    const at = text.indexOf(words, from);
    assert.ok(at >= 0, `${words} is not printed after ${text.slice(Math.max(0, from - 80), from)}`);
    from = at;
  }
  assert.doesNotMatch(text, /\b(?:Copy|Search|To the content|a new field)\b/);
  await page.close();
});

test('nothing is printed at the edge of the paper, on whichever page', async () => {
  const { page } = await pages.open(url);
  assert.ok((await printedMargin(page)) > 36);
  await page.close();
});

test('what stays closed says so on paper, and on the screen does not', async () => {
  const { page } = await pages.open(`${url}#changes`);
  const mark = () =>
    page.evaluate(
      `getComputedStyle(document.querySelector('#changes .unprinted:not([open]) > summary'), '::after').content`,
    );
  assert.equal(await mark(), 'none');
  assert.equal(await page.getByText('Requests and responses are not printed').isVisible(), false);
  await page.emulateMedia({ media: 'print' });
  assert.equal(await mark(), '" (closed, so not printed)"');
  assert.equal(await shown(page, 'a new field'), false);
  assert.equal(await page.getByText('Requests and responses are not printed').isVisible(), true);
  await page.close();
});

test('a scenario’s page is printed where the reader is on it, with what was opened', async () => {
  const { page } = await pages.open(`${url}#scenario?id=acme%2Forders&x=x1`);
  await page.locator('.exchange').waitFor();
  await page.emulateMedia({ media: 'print' });
  assert.equal(await page.locator('.exchange').isVisible(), true);
  assert.equal(await page.getByText('An exchange that was not opened is not printed.').isVisible(), true);
  await page.close();
});

test('a search that leaves out part of what is printed is printed with it', async () => {
  const { page } = await pages.open(`${url}#provider-acme`);
  const form = page.locator('.view.current .filters');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await form.isVisible(), false);
  await page.emulateMedia({ media: 'screen' });
  await form.getByLabel('Verdict').selectOption('failed');
  await page.emulateMedia({ media: 'print' });
  assert.equal(await form.isVisible(), true);
  assert.match(await form.innerText(), /1 of 2 items/);
  await page.close();
});
