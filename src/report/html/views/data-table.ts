import { html } from '../markup/html.ts';
import type { Markup } from '../markup/html.ts';

/** The head of a column: its name, `number` where numbers stand below it, or a cell of its own. */
type Head = string | { readonly number: string } | Markup;

type DataTable = {
  /** What a screen reader calls the part of the page that scrolls where the table is wider. */
  readonly label: string;
  readonly kind?: 'stack' | 'dense' | `matrix ${string}` | `stack ${string}` | 'scenarios' | 'scenarios even';
  readonly caption?: Markup;
  readonly heads: readonly (Head | undefined)[];
  /** Elements `tr`. */
  readonly rows: readonly Markup[];
  /** The search of the view looks through the rows. */
  readonly searched?: true;
};

/** A table that scrolls within the page where it is wider. `kind`: `stack` puts cells below each other on a narrow screen. */
export function dataTable({ caption, heads, kind, label, rows, searched }: DataTable): Markup {
  return html`<div class="scroll" role="region" aria-label="${label}" tabindex="0">
    <table${kind !== undefined && html` class="${kind}"`}>${
      caption !== undefined &&
      html`<caption>
        ${caption}
      </caption>`
    }<thead><tr>${heads.map(headCell)}</tr></thead><tbody${searched === true && html` class="items"`}>
      ${rows}
      </tbody>
    </table>
  </div>`;
}

function headCell(head: Head | undefined): Markup | undefined {
  if (typeof head === 'string') return html`<th scope="col">${head}</th>`;
  if (head === undefined || !('number' in head)) return head;
  return html`<th scope="col" class="number">${head.number}</th>`;
}
