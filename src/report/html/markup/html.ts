import { markupLines } from '../../drift/markup.ts';

/** A piece of HTML that is safe to be put into a page: made by `html` alone, so that foreign text cannot pose as one. */
export class Markup {
  readonly #text: string;

  private constructor(text: string) {
    this.#text = text;
  }

  /** Only for `html` and `rawElement`. */
  static of(text: string): Markup {
    return new Markup(text);
  }

  toString(): string {
    return this.#text;
  }
}

/** An element whose text is no HTML: a script, a style, or data. What is foreign in it must be encoded so that it cannot end it. */
export function rawElement(open: 'style' | 'script' | `script ${string}`, text: string): Markup {
  const name = open.split(' ')[0] ?? '';
  if (/<\/(?:script|style)/i.test(text)) throw new TypeError(`the text of a ${name} would end it`);
  return Markup.of(`<${open}>${text}</${name}>`);
}

/** What may stand in a template: text is escaped, nothing and `false` are left out. */
export type Fill = Markup | string | number | undefined | false | readonly Fill[];

/**
 * A template of HTML. Text that is filled in is escaped for an element or a quoted attribute, and control characters,
 * direction overrides and lone surrogates in it are shown as code points. Never fit for what stands within `script` or `style`.
 */
export function html(parts: TemplateStringsArray, ...fills: readonly Fill[]): Markup {
  return Markup.of(
    tidied(parts)
      .map((part, index) => part + filled(fills[index]))
      .join(''),
  );
}

const known = new WeakMap<TemplateStringsArray, readonly string[]>();

/** Without the indentation of the source, which a reader of the page has no use for. */
function tidied(parts: TemplateStringsArray): readonly string[] {
  const tidy = known.get(parts) ?? parts.map((part) => part.replace(/\s*\n\s*/g, '\n'));
  known.set(parts, tidy);
  return tidy;
}

function filled(fill: Fill): string {
  if (fill === undefined || fill === false) return '';
  if (typeof fill === 'string') return markupLines(fill);
  if (typeof fill === 'number') return String(fill);
  return fill instanceof Markup ? fill.toString() : fill.map(filled).join('');
}
