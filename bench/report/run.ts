/** Draws the largest report that the design asks for, opens it in Chromium from file://, and writes what that took into RESULTS.md. */
import { cpus, tmpdir } from 'node:os';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { pathToFileURL } from 'node:url';
import { startBrowser } from '../../src/report/html/testing/start-browser.ts';
import { renderReport } from '../../src/report/html/render-report.ts';
import { renderTable } from '../verify/report/table.ts';
import { largeInput } from './large-input.ts';

const scale = { providers: 5, environments: 4, scenarios: 500, runs: 50 };
const times = 5;
const folder = mkdtempSync(join(tmpdir(), 'livegate-report-'));
const file = join(folder, 'index.html');

const input = largeInput(scale);
const began = performance.now();
const text = renderReport(input);
const drawn = performance.now() - began;
writeFileSync(file, text);

const browser = await startBrowser();
const rows: { paint: number; ready: number; filter: number; scenario: number; frames: number }[] = [];
for (let time = 0; time < times; time += 1) rows.push(await look());
await browser.close();
rmSync(folder, { recursive: true, force: true });

async function look() {
  const page = await browser.newPage({ viewport: { width: 1280, height: 900 } });
  await page.goto(pathToFileURL(file).href);
  const [paint, ready] = (await page.evaluate(`[
    performance.getEntriesByName('first-contentful-paint')[0]?.startTime ?? NaN,
    performance.getEntriesByType('navigation')[0].loadEventEnd,
  ]`)) as [number, number];
  await page.evaluate(`location.hash = 'scenarios'`);
  await page.locator('.scenarios').first().waitFor();
  const filter = await timed(async () => {
    await page.locator('.view.current').getByLabel('Search', { exact: true }).fill('scenario-49');
    await page.evaluate('new Promise(requestAnimationFrame)');
  });
  await page.locator('.view.current').getByLabel('Search', { exact: true }).fill('');
  const frames = (await page.evaluate(`new Promise((resolve) => {
    const gaps = []; let last = performance.now(); let left = 60;
    const step = (now) => { gaps.push(now - last); last = now; scrollBy(0, 400);
      if (--left > 0) requestAnimationFrame(step); else resolve(gaps.sort((a, b) => a - b)[Math.floor(gaps.length * 0.95)]); };
    requestAnimationFrame(step); })`)) as number;
  const scenario = await timed(async () => {
    await page.evaluate(`location.hash = 'scenario?id=every-provider%2Fscenario-3'`);
    await page.locator('.exchange-entry').first().waitFor();
  });
  await page.close();
  return { paint, ready, filter, scenario, frames };
}

async function timed(work: () => Promise<unknown>): Promise<number> {
  const start = performance.now();
  await work();
  return performance.now() - start;
}

const median = (name: keyof (typeof rows)[number]) =>
  Math.round(rows.map((row) => row[name]).sort((a, b) => a - b)[Math.floor(rows.length / 2)] ?? NaN);
const { environments, providers, runs, scenarios } = scale;
const table = renderTable(
  ['what', 'measured', 'wanted'],
  [
    ['size', `${(text.length / 1e6).toFixed(1)} MB`, 'below 10 MB'],
    ['to draw it', `${(drawn / 1000).toFixed(1)} s`, ''],
    ['to the first paint', `${median('paint')} ms`, ''],
    ['until it is loaded', `${median('ready')} ms`, 'below 2 s'],
    ['to search all scenarios', `${median('filter')} ms`, ''],
    ['to show a scenario in all environments', `${median('scenario')} ms`, ''],
    ['95 of 100 frames while scrolling are within', `${median('frames')} ms`, ''],
  ],
);
const result = `# The report at its largest

\`node bench/report/run.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${cpus().length} cores (${cpus()[0]?.model ?? ''}), ${process.platform} ${process.arch}. Median of ${times}, opened from file:// in headless Chromium.

${providers} providers × ${environments} environments × ${scenarios} scenarios × ${runs} runs, three exchanges for each newest result.

${table}
`;
writeFileSync(join(import.meta.dirname, 'RESULTS.md'), result);
process.stdout.write(result);
