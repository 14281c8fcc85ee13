import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { fullInput } from './testing/full-input.ts';
import { goTo, narrow, ReportPages, wide } from './testing/report-pages.ts';

let pages: ReportPages;
let url: string;

before(async () => {
  pages = await ReportPages.start();
  url = pages.write('copy', fullInput());
});
after(() => pages.close());

describe('the button beside a command', () => {
  test('copies it, says so, and is a button again', async () => {
    const permissions = ['clipboard-read', 'clipboard-write'];
    const { errors, page } = await pages.open(url, { ...wide, permissions });
    const command = page.locator('.view.current .command').first();
    const text = await command.locator('code').innerText();
    assert.match(text, /^livegate /);
    await command.getByRole('button', { name: 'Copy' }).click();
    await command.getByRole('button', { name: 'Copied' }).waitFor();
    assert.equal(await page.evaluate('navigator.clipboard.readText()'), text);
    await command.getByRole('button', { name: 'Copy', exact: true }).waitFor();
    assert.deepEqual(errors, []);
    await page.close();
  });

  for (const [what, script] of [
    [
      'refuses it',
      `navigator.clipboard.writeText = () => Promise.reject(new DOMException('no', 'NotAllowedError'))`,
    ],
    ['has no clipboard', `Object.defineProperty(navigator, 'clipboard', { value: undefined })`],
  ] as const)
    test(`selects it where the browser ${what}`, async () => {
      const { errors, page } = await pages.open(url);
      await page.evaluate(script);
      const command = page.locator('.view.current .command').first();
      await command.getByRole('button').click();
      await command.getByRole('button', { name: 'Selected' }).waitFor();
      assert.equal(await page.evaluate('String(getSelection())'), await command.locator('code').innerText());
      assert.deepEqual(errors, []);
      await page.close();
    });
});

/** Every word of the commands that are shown, with the number of lines that it stands on. */
const linesOfWords = `[...document.querySelectorAll('.view.current .words span')].map((word) => {
  const range = document.createRange();
  range.selectNodeContents(word);
  return word.textContent + ' ' + new Set([...range.getClientRects()].map(({ top }) => top)).size;
})`;

describe('a word of a command is never cut where a line ends, however wide the page is', () => {
  for (const [view, wanted] of [
    ['provider-acme', '--sign 1'],
    ['repeat', '--environment 1'],
    ['scenario?id=acme%2Forders', '--environment 1'],
  ] as const)
    test(view, async () => {
      const { page } = await pages.open(url, narrow);
      await goTo(page, view);
      await page.locator('.view.current .words').first().waitFor();
      for (let width = 220; width < 420; width += 10) {
        await page.setViewportSize({ ...narrow.viewport, width });
        const found = await page.evaluate<readonly string[]>(linesOfWords);
        assert.ok(found.includes(wanted), found.join());
        const cut = found.filter((word) => !word.endsWith(' 1'));
        assert.deepEqual(cut, [], `${width} px`);
      }
      await page.close();
    });
});
