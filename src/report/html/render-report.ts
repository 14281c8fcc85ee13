import { createHash } from 'node:crypto';
import { composeReport } from './compose/compose-report.ts';
import { reportScript, reportStyle } from './generated/assets.ts';
import { html, rawElement } from './markup/html.ts';
import type { Markup } from './markup/html.ts';
import type { ReportInput } from './report-input.ts';
import { detailChunks } from './compose/detail-chunks.ts';
import type { ReportModel } from './compose/compose-report.ts';
import { renderChangesPage } from './views/changes-page.ts';
import { renderEnvironmentsPage } from './views/environments-page.ts';
import { renderCoveragePage } from './views/coverage-page.ts';
import { renderHistoryPage } from './views/history-page.ts';
import { renderRepeatPage } from './views/repeat-page.ts';
import { renderDetailPage } from './views/detail-page.ts';
import { renderFindingsPage } from './views/findings-page.ts';
import { renderFrontPage } from './views/front-page.ts';
import { renderLedgerPage } from './views/ledger-page.ts';
import { renderProviderPage } from './views/provider-page.ts';
import { renderScenariosPage } from './views/scenarios-page.ts';
import { shownInstant } from './views/words.ts';

/** The whole report as one HTML file that asks for nothing else. Pure: the same input gives the same bytes. */
export function renderReport(input: ReportInput): string {
  const model = composeReport(input);
  const page = html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta http-equiv="Content-Security-Policy" content="${policy}" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <meta name="referrer" content="no-referrer" />
        <meta name="generator" content="livegate ${input.tool.version}" />
        <title>${model.headline} livegate</title>
        ${rawElement('style', reportStyle)}
      </head>
      <body>
        <a class="skip" href="#main">To the content</a>
        ${top(model)}
        <main id="main" tabindex="-1">
          ${renderFrontPage(model)} ${model.standings.map((standing) => renderProviderPage(standing, model))}
          ${renderScenariosPage(model)} ${renderDetailPage()} ${renderFindingsPage(model)}
          ${renderChangesPage(model)} ${renderEnvironmentsPage(model)} ${renderHistoryPage(model)}
          ${renderCoveragePage(model)} ${renderLedgerPage(model)} ${renderRepeatPage(model)}
        </main>
        ${foot(input)}
        ${detailChunks(model).map(({ id, text }) => rawElement(`script type="application/octet-stream" id="chunk-${id}"`, text))}
        ${rawElement('script', reportScript)}
      </body>
    </html> `;
  return page.toString();
}

const views = [
  ['overview', 'Overview'],
  ['scenarios', 'Scenarios'],
  ['findings', 'Findings'],
  ['changes', 'Changes'],
  ['environments', 'Environments'],
  ['history', 'History'],
  ['coverage', 'Coverage'],
  ['ledger', 'Ledger'],
  ['repeat', 'Repeat'],
] as const;

function top({ input }: ReportModel): Markup {
  const links = views.map(
    ([id, name]) => html`<a href="#${id}" ${id === 'overview' && html` aria-current="page"`}>${name}</a>`,
  );
  return html`<header class="top">
    <div>
      <p class="brand"><a href="#overview">livegate</a></p>
      <nav aria-label="Parts of the report">${links}</nav>
      <p class="when">written ${shownInstant(input.now)}</p>
    </div>
  </header>`;
}

function foot({ tool, unreadable }: ReportInput): Markup {
  const left = unreadable.map((line) => html`<li>${line}</li>`);
  return html`<footer>
    ${
      left.length > 0 &&
      html`<details>
        <summary>${left.length} things could not be read</summary>
        <ul>
          ${left}
        </ul>
      </details>`
    }
    <p class="screen keys" hidden>
      <label
        ><input type="checkbox" id="single-keys" checked /> The key <kbd>/</kbd> goes to the search of a
        page</label
      >
    </p>
    <p>livegate ${tool.version}. This file asks for nothing outside itself.</p>
  </footer>`;
}

const hashOf = (text: string) => `'sha256-${createHash('sha256').update(text).digest('base64')}'`;
const policy = [
  "default-src 'none'",
  `script-src ${hashOf(reportScript)}`,
  `style-src ${hashOf(reportStyle)}`,
  "require-trusted-types-for 'script'",
  "trusted-types 'none'",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');
