import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import axe from 'axe-core';
import type { BrowserContextOptions } from '@playwright/test';
import type { ReportInput } from './report-input.ts';
import { hostileInput, hostileText } from './testing/hostile-input.ts';
import { fullInput as full } from './testing/full-input.ts';
import { goTo as go, narrow, ReportPages, views, wide } from './testing/report-pages.ts';

const tags = ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'];
let pages: ReportPages;

before(async () => {
  pages = await ReportPages.start();
});
after(() => pages.close());

const write = (name: string, input: ReportInput) => pages.write(name, input);
const openPage = (url: string, options?: BrowserContextOptions) => pages.open(url, options);

/** Of one width all that colours do not matter to is the same in both. */
const inColour = { runOnly: { type: 'rule', values: ['color-contrast'] } };

describe('every view', () => {
  for (const [name, options, asked] of [
    ['wide and light', { ...wide, colorScheme: 'light' }, { runOnly: tags }],
    ['wide and dark', { ...wide, colorScheme: 'dark' }, inColour],
    ['narrow and light', { ...narrow, colorScheme: 'light' }, inColour],
    ['narrow and dark', { ...narrow, colorScheme: 'dark' }, { runOnly: tags }],
  ] as const)
    test(`${name}: accessible by WCAG 2.2 AA, nothing refused, nothing asked for, nothing wider than the screen`, async () => {
      const { errors, page, refused, requests } = await openPage(write('full', full()), options);
      await page.evaluate(axe.source);
      for (const view of [...views, 'scenario?id=acme%2Forders&x=x1']) {
        await go(page, view);
        if (view.startsWith('scenario?')) await page.locator('.exchange .json').first().waitFor();
        const found = await page.evaluate(
          `axe.run(document, ${JSON.stringify(asked)}).then(({ violations }) => violations.map(({ id, nodes }) => id + ': ' + nodes.map(({ html }) => html).join(' | ')))`,
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
  const search = page.locator('.view.current').getByLabel('Search', { exact: true });
  await search.fill('ORD');
  assert.deepEqual(await titles(), ['orders']);
  await search.fill('');
  await page.locator('.view.current').getByLabel('Verdict').selectOption('failed');
  assert.match(page.url(), /#scenarios\?verdict=failed$/);
  await page.reload();
  assert.deepEqual(await titles(), ['orders']);
  assert.equal(await page.locator('.view.current .filters output').innerText(), '1 of 2 scenarios');
  await page.close();
});

test('a link to the page that is shown goes to its top', async () => {
  const { page } = await openPage(write('top', full()), narrow);
  for (const place of ['overview', 'scenarios']) {
    await go(page, place);
    await page.evaluate("history.replaceState(null, '', location.pathname); scrollTo(0, 300)");
    await page.evaluate(
      `new Promise((done) => { addEventListener('hashchange', () => setTimeout(done)); location.hash = '${place}'; })`,
    );
    assert.equal(await page.evaluate('scrollY'), 0, place);
  }
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
    await page.locator('.column .command code').innerText(),
    /livegate verify acme --environment staging --grep/,
  );
  await page.close();
});

test('what changed in a schema is marked by a sign beside its colour, and stands below each other on a narrow screen', async () => {
  for (const [options, beside] of [
    [wide, true],
    [narrow, false],
  ] as const) {
    const { page } = await openPage(`${write('full', full())}#changes`, options);
    const row = page.locator('.excerpt tr', { has: page.locator('del') }).first();
    const [old, next] = [await row.locator('del').boundingBox(), await row.locator('ins').boundingBox()];
    assert.equal(old?.y === next?.y, beside);
    const signs = await page.evaluate(
      `['del', 'ins', '.here.same td'].map((name) => getComputedStyle(document.querySelector('.excerpt ' + name), '::before').content)`,
    );
    assert.deepEqual(signs, ['"−"', '"+"', '"▸"']);
    await page.close();
  }
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

test('in colours of the reader’s own the page where one is, and what failed, can still be told', async () => {
  const { page } = await openPage(write('full', full()), { ...wide, forcedColors: 'active' });
  const colours = (selector: string, property: string) =>
    page.evaluate(
      `[...new Set([...document.querySelectorAll(${JSON.stringify(selector)})].map((one) => getComputedStyle(one)[${JSON.stringify(property)}]))]`,
    );
  const [current] = (await colours('nav [aria-current]', 'borderBottomColor')) as string[];
  const others = (await colours('nav a:not([aria-current])', 'borderBottomColor')) as string[];
  assert.ok(others.length === 1 && !others.includes(current ?? ''), `${current} among ${others.join()}`);
  await go(page, 'history');
  const [failed] = (await colours('.bar.failed', 'fill')) as string[];
  assert.ok(!((await colours('.bar.passed', 'fill')) as string[]).includes(failed ?? ''));
  assert.deepEqual(await colours('.swatch.failed', 'backgroundColor'), [failed]);
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
