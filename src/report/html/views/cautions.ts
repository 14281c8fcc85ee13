import type { Standing } from '../compose/standing.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { untilOf } from './words.ts';

/** What lets a provider through that would not get through by its pack: waivers of items, and weaker limits. */
export function renderCautions({ items, weakened }: Pick<Standing, 'items' | 'weakened'>): readonly Markup[] {
  const waived = items.flatMap((item) => (item.waived === undefined ? [] : [{ item, by: item.waived }]));
  return [
    ...waived.map(
      ({ by, item }) =>
        html`<p class="banner">
          <strong>Waived:</strong> ${item.title}, which found “${by.found}”. ${by.by} signed it,
          ${untilOf(by.until)}: “${by.reason}”. ${by.owner} answers for it.
        </p>`,
    ),
    ...weakened.map(
      ({ limit, own, pack }) =>
        html`<p class="banner">
          <strong>Weaker than its pack:</strong> ${limit} is ${own}, where the pack says ${pack}.
        </p>`,
    ),
  ];
}
