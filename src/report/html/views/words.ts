import { shownDuration } from '../../../util/shown-duration.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';

const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** `21 Nov 2026, 15:09 UTC`; what is no time, as it is. */
export function shownInstant(iso: string): string {
  const at = new Date(iso);
  if (Number.isNaN(at.getTime())) return iso;
  const time = at.toISOString().slice(11, 16);
  return `${at.getUTCDate()} ${months[at.getUTCMonth()] ?? ''} ${at.getUTCFullYear()}, ${time} UTC`;
}

/** A sentence whose instants (ISO 8601, UTC) are shown as everywhere on the page. */
export function withInstants(sentence: string): readonly (Markup | string)[] {
  return sentence
    .split(/\b(\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d{1,9})?Z)\b/)
    .map((part, index) =>
      index % 2 === 0 ? part : html`<time datetime="${part}">${shownInstant(part)}</time>`,
    );
}

/** A moment in the past, told by its age when the report was written. */
export function ageOf(iso: string, now: string): Markup {
  const age = Date.parse(now) - Date.parse(iso);
  const words = Number.isNaN(age) || age < 0 ? shownInstant(iso) : `${shownDuration(roughly(age))} ago`;
  return html`<time datetime="${iso}" title="${shownInstant(iso)}">${words}</time>`;
}

/** A moment in the future; where there are scripts, what is left of it counts down. */
export function untilOf(iso: string, lead = 'until'): Markup {
  return html`<time datetime="${iso}" data-until>${lead} ${shownInstant(iso)}</time>`;
}

function roughly(age: number): number {
  return age < 60_000 ? age : age - (age % 60_000);
}

/** A command whose words stay whole where a line ends: `--reference` is read as one. */
export function commandCode(text: string): Markup {
  const words = text.split(' ').map((word, index) => html`${index > 0 && ' '}<span>${word}</span>`);
  return html`<code class="words">${words}</code>`;
}

/** A command with a button that copies it; the button is shown only where there are scripts. */
export function command(text: string): Markup {
  return html`<span class="command"
    >${commandCode(text)}<button type="button" data-copy hidden>Copy</button></span
  >`;
}

/** `1 item`, `3 items`. */
export function plural(count: number, one: string, many = `${one}s`): string {
  return `${count} ${count === 1 ? one : many}`;
}

/** An element id or a place in the hash: foreign names in it are encoded. */
export function slug(name: string): string {
  return encodeURIComponent(name.toWellFormed());
}
