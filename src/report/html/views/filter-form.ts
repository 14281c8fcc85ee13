import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';

/** A choice among the values of one attribute, `data-<name>`, of what is searched. */
type Choice = {
  readonly name: string;
  readonly label: string;
  /** Values, or values with the words for them. */
  readonly options: readonly (string | readonly [value: string, words: string])[];
};

/**
 * A search over whatever stands in elements of class `items` of the same view: shown only where there are scripts.
 * `noun`: what is counted, in the plural.
 */
export function filterForm(noun: string, choices: readonly Choice[] = []): Markup {
  return html`<form class="filters" role="search" aria-label="Search ${noun}" data-noun="${noun}" hidden>
      <label>Search <input type="search" name="q" autocomplete="off" aria-keyshortcuts="/" /></label>
      ${choices.map((choice) => select(choice))}
      <output class="quiet" aria-live="polite"></output>
    </form>
    <p class="no-match screen" hidden>
      Nothing is like this. <button type="button" data-clear>Show all ${noun}</button>
    </p>`;
}

function select({ label, name, options }: Choice): Markup {
  const shown = options.map((option) => {
    const [value, words] = typeof option === 'string' ? [option, option] : option;
    return html`<option value="${value}">${words}</option>`;
  });
  return html`<label
    >${label}
    <select name="${name}">
      <option value="">all</option>
      ${shown}
    </select></label
  > `;
}
