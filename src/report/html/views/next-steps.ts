import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import type { Standing } from '../compose/standing.ts';
import { command, withInstants } from './words.ts';

const mostShown = 2;

/** The commands that clear what stands against a provider, with what each clears and costs. */
export function renderNextSteps({ kind, next }: Pick<Standing, 'kind' | 'next'>, level: 2 | 3): Markup {
  if (next.length === 0) return html``;
  const title = kind === 'open' ? 'What comes next' : 'What to do next';
  return html`${level === 2 ? html`<h2>${title}</h2>` : html`<h3>${title}</h3>`}
    <ol class="steps">
      ${next.map((step) => nextStep(step))}
    </ol>`;
}

function nextStep({ clears, command: text, cost }: Standing['next'][number]): Markup {
  const items = clears.map(({ reason, title }) => html`<li><b>${title}</b> ${withInstants(reason)}</li>`);
  const list = html`<ul class="clears">
    ${items}
  </ul>`;
  const what =
    clears.length > mostShown
      ? html`<details>
          <summary>clears ${clears.length} items</summary>
          ${list}
        </details>`
      : clears.length > 0 && list;
  return html`<li>${command(text)} <small>costs ${cost}</small>${what}</li>`;
}
