import type { EnvironmentDrift } from '../../model/environment-drift.ts';
import { markupText } from '../drift/markup.ts';
import { renderDriftHtml } from '../drift/render-drift-html.ts';
import { comparisonReport } from './comparison-report.ts';
import { comparisonTitle } from './comparison-title.ts';
import { driftColumns, driftRows } from './drift-table.ts';
import { givenLine } from './sandbox-given.ts';
import { summariseEnvironments } from './summarise-environments.ts';

/** All comparisons as one HTML page that needs nothing else: a table, then the whole report of each. */
export function renderEnvironmentsHtml(drift: EnvironmentDrift): string {
  const pages = drift.comparisons.map((comparison) => ({
    title: markupText(comparisonTitle(comparison)),
    page: renderDriftHtml(comparisonReport(comparison, drift)),
  }));
  const [first] = pages;
  const head = (first?.page ?? '<!doctype html>\n').split('<body>', 1)[0] ?? '';
  const title = '<title>livegate drift</title>';
  return `${head.replace(/<title>[^<]*<\/title>/, title)}<body>
<h1>Contracts and environments</h1>
<p class="verdict ${drift.verdict}">${markupText(summariseEnvironments(drift))}</p>
${given(drift)}${table(drift)}
${pages.map(({ page, title: name }, index) => article(page, name, index)).join('\n')}
<footer><p>livegate ${markupText(drift.tool.version)}</p></footer>
</body>
</html>
`;
}

function given(drift: EnvironmentDrift): string {
  const line = givenLine(drift);
  return line === undefined ? '' : `<p>${markupText(line)}</p>\n`;
}

function table({ comparisons }: EnvironmentDrift): string {
  const row = (tag: string, cells: readonly string[]) =>
    `<tr>${cells.map((cell) => `<${tag}>${markupText(cell)}</${tag}>`).join('')}</tr>`;
  const rows = driftRows(comparisons).map((cells) => row('td', cells));
  return `<table>\n<thead>${row('th', driftColumns)}</thead>\n<tbody>\n${rows.join('\n')}\n</tbody>\n</table>`;
}

/** What a page of one comparison holds, as a part of this one: headings a step lower, anchors of its own. */
function article(page: string, title: string, index: number): string {
  const body = page.slice(page.indexOf('<body>') + '<body>'.length, page.indexOf('<footer>'));
  const inner = body
    .replace('<h1>Schema changes</h1>', `<h2>${title}</h2>`)
    .replaceAll(/<(\/?)main>/g, '<$1section>')
    .replaceAll(' id="change-', ` id="change-${index}-`);
  return `<article>${inner}</article>`;
}
