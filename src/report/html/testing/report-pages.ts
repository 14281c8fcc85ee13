import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import type { Browser, BrowserContextOptions, Page } from '@playwright/test';
import { renderReport } from '../render-report.ts';
import type { ReportInput } from '../report-input.ts';
import { startBrowser } from './start-browser.ts';

export const wide = { viewport: { width: 1280, height: 900 } };
export const narrow = { viewport: { width: 390, height: 844 } };

/** Every page of a report of `fullInput`, by its place. */
export const views = [
  'overview',
  'provider-acme',
  'scenarios',
  'findings',
  'changes',
  'environments',
  'history',
  'coverage',
  'ledger',
  'repeat',
];

/** A page that tells what it asked for, what its policy refused and what failed in it. */
export type Watched = {
  readonly page: Page;
  readonly requests: string[];
  readonly errors: string[];
  readonly refused: () => Promise<unknown>;
};

/** Reports in a temporary folder, opened from `file://` in a real browser. */
export class ReportPages {
  readonly #folder = mkdtempSync(join(tmpdir(), 'livegate-page-'));
  readonly #browser: Browser;

  private constructor(browser: Browser) {
    this.#browser = browser;
  }

  static async start(): Promise<ReportPages> {
    return new ReportPages(await startBrowser());
  }

  /** Writes a report; returns its URL. */
  write(name: string, input: ReportInput): string {
    const file = join(this.#folder, `${name}.html`);
    writeFileSync(file, renderReport(input));
    return pathToFileURL(file).href;
  }

  async open(url: string, options: BrowserContextOptions = wide): Promise<Watched> {
    const page = await this.#browser.newPage(options);
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

  async close(): Promise<void> {
    await this.#browser.close();
    rmSync(this.#folder, { recursive: true, force: true });
  }
}

/** Goes to a place in a page as a link would. */
export async function goTo(page: Page, place: string): Promise<void> {
  await page.evaluate(`location.hash = ${JSON.stringify(place)}`);
  await page.waitForFunction(`document.querySelectorAll('.view.current').length === 1`);
}
