import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, test } from 'node:test';
import { pathToFileURL } from 'node:url';
import axe from 'axe-core';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { startBrowser } from './testing/start-browser.ts';
import { renderReport } from './render-report.ts';
import type { ReportInput } from './report-input.ts';
import { hostileInput, hostileText } from './testing/hostile-input.ts';
import { fullInput as full } from './testing/full-input.ts';

const folder = mkdtempSync(join(tmpdir(), 'livegate-page-'));
const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
const views = [
  'overview',
  'provider-acme',
  'scenarios',
  'changes',
  'environments',
  'history',
  'coverage',
  'ledger',
  'repeat',
];
const wide = { viewport: { width: 1280, height: 900 } };
const narrow = { viewport: { width: 390, height: 844 } };
let browser: Browser;

before(async () => {
  browser = await startBrowser();
});
after(async () => {
  await browser.close();
  rmSync(folder, { recursive: true, force: true });
});

/** A page that tells what it asked for, what its policy refused and what failed in it. */
type Watched = {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
  readonly refused: () => Promise<unknown>;
};

function write(name: string, input: ReportInput): string {
  const file = join(folder, `${name}.html`);
  writeFileSync(file, renderReport(input));
  return pathToFileURL(file).href;
}

async function openPage(url: string, options: BrowserContextOptions = wide): Promise<Watched> {
  const page = await browser.newPage(options);
  page.setDefaultTimeout(4000);
  const requests: string[] = [];
  const errors: string[] = [];
  page.on('request', (request) => requests.push(request.url()));
  page.on('pageerror', ({ message }) => errors.push(message));
  await page.addInitScript(
    `globalThis.refused = []; document.addEventListener('securitypolicyviolation', (event) => refused.push(event.violatedDirective + ' ' + event.blockedURI));`,
  );
  await page.goto(url);
  return { page, requests, errors, refused: () => page.evaluate('refused') };
}

/** Goes to a place in a page as a link would. */
async function go(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  await page.waitForFunction(`document.querySelectorAll('.view.current').length === 1`);
}

describe('every view', () => {
  // The colours are all that the dark page has of its own.
  for (const [name, options, rules] of [
    ['wide and light', { ...wide, colorScheme: 'light' }, { runOnly: tags }],
    ['wide and dark', { ...wide, colorScheme: 'dark' }, { runOnly: ['color-contrast'] }],
    ['narrow', narrow, { runOnly: ['target-size', 'scrollable-region-focusable'] }],
  ] as const)
    test(`${name}: accessible by WCAG 2.2 AA, nothing refused, nothing asked for, nothing wider than the screen`, async () => {
      const { errors, page, refused, requests } = await openPage(write('full', full()), options);
      await page.evaluate(axe.source);
      for (const view of [...views, 'scenario?id=acme%2Forders&x=x1']) {
        await go(page, view);
        if (view.startsWith('scenario?')) await page.locator('.exchange .json').first().waitFor();
        const found = await page.evaluate(
          `axe.run(document, ${JSON.stringify(rules)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
        );
        assert.deepEqual(found, [], view);
        const over = await page.evaluate(
          'document.documentElement.scrollWidth - document.documentElement.clientWidth',
        );
        assert.equal(over, 0, `${view} is ${String(over)} px too wide`);
      }
      assert.deepEqual([await refused(), errors, requests.length], [[], [], 1]);
      await page.close();
    });
});

test('without scripts all of it but exchanges and histories can be read', async () => {
  const { page } = await openPage(write('full', full()), { ...wide, javaScriptEnabled: false });
  for (const text of [
    'Acme is open in live.',
    'livegate verify acme --sign',
    'a field is gone',
    'reads one object',
    'the field is gone',
    '10 days left',
  ])
    assert.ok(await page.getByText(text).first().isVisible(), text);
  await page.close();
});

test('what is searched for stands in the address, and comes back with it', async () => {
  const { page } = await openPage(`${write('full', full())}#scenarios`);
  const titles = () => page.locator('.scenarios tbody tr:visible th').allInnerTexts();
  assert.deepEqual(await titles(), ['reads one object', 'orders']);
  await page.getByLabel('Search').fill('ORD');
  assert.deepEqual(await titles(), ['orders']);
  await page.getByLabel('Search').fill('');
  await page.getByLabel('Verdict').selectOption('failed');
  assert.match(page.url(), /#scenarios\?verdict=failed$/);
  await page.reload();
  assert.deepEqual(await titles(), ['orders']);
  assert.equal(await page.locator('.filters output').innerText(), '1 scenario');
  await page.close();
});

test('by keyboard alone: to the content, to a scenario, into an exchange, and back', async () => {
  const { page } = await openPage(write('full', full()));
  await page.keyboard.press('Tab');
  assert.equal(await page.evaluate('document.activeElement.textContent'), 'To the content');
  await page.getByRole('link', { name: 'Scenarios' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('link', { name: 'orders' }).focus();
  await page.keyboard.press('Enter');
  await page.getByRole('heading', { level: 1, name: 'orders' }).waitFor();
  assert.equal(await page.evaluate('document.activeElement.id'), 'head-scenario');
  await page.locator('.exchange-entry summary').focus();
  await page.keyboard.press('Enter');
  await page.locator('.exchange').waitFor();
  assert.match(page.url(), /&x=x1$/);
  await page.goBack();
  assert.ok(await page.getByRole('heading', { level: 1, name: 'Scenarios' }).isVisible());
  await page.close();
});

test('an exchange shows what contradicts the contract where it stands, and what is hidden as hidden', async () => {
  const { page } = await openPage(`${write('full', full())}#scenario?id=acme%2Forders&x=x1`);
  const line = page.locator('.line', { has: page.locator('mark') });
  await line.waitFor();
  assert.match(
    await line.innerText(),
    /"state": "OPEN",\s+error body invalid: expected one of OPEN, CLOSED, found "SHUT"/,
  );
  assert.match(await page.locator('.line.redacted').innerText(), /"token": "\[redacted\]" hidden: string/);
  assert.match(
    await page.locator('.column').innerText(),
    /failed, 120 ms, run 20261121T110000Z-bbb[^]*2 runs: 1 passed, 1 failed/,
  );
  assert.match(
    await page.locator('.column .long').innerText(),
    /npx livegate verify acme --environment staging --grep/,
  );
  await page.close();
});

test('what still holds counts down; what holds no longer says so', async () => {
  const { page } = await openPage(write('full', full()));
  await page
    .getByText(/, 2 h [23] min left$/)
    .first()
    .waitFor();
  await go(page, 'provider-acme');
  await page.close();
  const past = full().gates[0]!;
  const over = {
    ...past,
    promotion: { ...past.promotion, expiresAt: '2026-11-21T13:00:00.000Z' } as typeof past.promotion,
  };
  const late = await openPage(write('late', { ...full(), gates: [over] }));
  await late.page.getByRole('alert').waitFor();
  assert.match(await late.page.getByRole('alert').innerText(), /no longer holds/);
  await late.page.close();
});

test('it prints as a document: every part that is not read lazily, and nothing to click', async () => {
  const { page } = await openPage(write('full', full()));
  await page.emulateMedia({ media: 'print' });
  for (const view of views) assert.ok(await page.locator(`#${view} h1`).isVisible(), view);
  assert.equal(await page.locator('nav').isVisible(), false);
  assert.equal(await page.locator('button:visible').count(), 0);
  await page.close();
});

test('hostile text is text everywhere', async () => {
  const { errors, page, refused, requests } = await openPage(write('hostile', hostileInput()));
  const link = await page.locator('.scenarios a').first().getAttribute('href');
  for (const view of [...views, `${link!.slice(1)}&x=x1`]) {
    await go(page, view);
    if (view.startsWith('scenario?')) await page.locator('.exchange').waitFor();
    const text = await page.locator('.view.current').innerText();
    assert.ok(text.length > 0, view);
    assert.doesNotMatch(text, /[\u0000-\u0008\u001b\u202a-\u202e\u2066-\u2069\u200b\ufffd]/, view);
  }
  const shown = await page.locator('#scenario').innerText();
  assert.ok(
    shown.includes(hostileText.slice(0, 30)) &&
      shown.includes(String.raw`\u{202e}evil`) &&
      shown.includes(String.raw`\u{d800}`),
  );
  assert.equal(await page.evaluate('globalThis.owned'), undefined);
  assert.equal(
    await page.locator('[href^="javascript:" i], img, iframe, [onerror], [onload], [style]').count(),
    0,
  );
  assert.deepEqual([await refused(), errors, requests.length], [[], [], 1]);
  await page.close();
});
