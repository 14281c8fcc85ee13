import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';

/** That something was made to go wrong, so that nobody takes it for the provider's own doing; nothing where nothing was. */
export function givenNote(given: readonly string[]): Markup | undefined {
  if (given.length === 0) return undefined;
  return html`<p class="given">
    Sandbox with <code>${given.join(', ')}</code>: made to go wrong, not the provider’s own behaviour, and no
    evidence.
  </p>`;
}
