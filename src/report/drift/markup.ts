import { safeText } from '../safe-text.ts';

const entities: Readonly<Record<string, string>> = {
  '&': '&amp;',
  '<': '&lt;',
  '>': '&gt;',
  '"': '&quot;',
  "'": '&#39;',
};

/**
 * Foreign text on one line of HTML or XML, in an element or between quotation marks. Control characters, direction
 * overrides and lone surrogates, some of which XML cannot hold at all, are shown as code points.
 */
export function markupText(text: string): string {
  return safeText(text)
    .replace(/[\ufffe\uffff]/g, (character) => `\\u{${character.charCodeAt(0).toString(16)}}`)
    .replace(/[&<>"']/g, (character) => entities[character] ?? '');
}

/** As `markupText`, with its lines kept. */
export function markupLines(text: string): string {
  return text.split('\n').map(markupText).join('\n');
}
