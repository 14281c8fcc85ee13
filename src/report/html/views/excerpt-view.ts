import type { ChangeExcerpt, ExcerptRow } from '../excerpt/change-excerpt.ts';
import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';
import { plural } from './words.ts';

/** Both sides of a definition beside each other. What changed is marked by a sign and by its element, not by its colour alone. */
export function renderExcerpt({ definition, rows }: ChangeExcerpt): Markup {
  const has = (side: 'old' | 'new') => rows.some((row) => !('gap' in row) && row[side] !== undefined);
  const sides = (['old', 'new'] as const).filter(has);
  const heads = sides.map((side) => html`<th scope="col">${titles[side]}</th>`);
  return html`<table class="excerpt${sides.length === 1 && ' single'}">
    <caption>
      <code>${definition}</code>
    </caption>
    <thead>
      <tr>
        ${heads}
      </tr>
    </thead>
    <tbody>
      ${rows.map((row) => excerptRow(row, sides))}
    </tbody>
  </table>`;
}

const titles = { old: 'Before', new: 'After' } as const;

function excerptRow(row: ExcerptRow, sides: readonly ('old' | 'new')[]): Markup {
  if ('gap' in row)
    return html`<tr class="gap">
      <td colspan="${sides.length}">⋯ ${plural(row.gap, 'line')}</td>
    </tr> `;
  const kind = `${row.changed ? 'changed' : 'same'}${row.here === true ? ' here' : ''}`;
  return html`<tr class="${kind}">
    ${sides.map((side) => cell(row[side], side, row.changed))}
  </tr> `;
}

function cell(text: string | undefined, side: 'old' | 'new', isChanged: boolean): Markup {
  if (text === undefined) return html`<td class="none"></td>`;
  const line = html`<code>${text}</code>`;
  if (!isChanged) return html`<td>${line}</td>`;
  return side === 'old' ? html`<td><del>${line}</del></td>` : html`<td><ins>${line}</ins></td>`;
}
