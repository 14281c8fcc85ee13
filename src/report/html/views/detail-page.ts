import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';

/** Where the client shows one scenario with its exchanges; without scripts there is only this. */
export function renderDetailPage(): Markup {
  return html`<section class="view lazy" id="scenario" aria-labelledby="head-scenario">
    <p class="back screen"><a href="#scenarios">All scenarios</a></p>
    <h1 id="head-scenario" tabindex="-1">Scenario</h1>
    <noscript><p>Exchanges and histories are unpacked by a script, and scripts are off here.</p></noscript>
    <p class="paper">An exchange that was not opened is not printed.</p>
    <div id="scenario-detail" aria-live="polite"></div>
  </section>`;
}
