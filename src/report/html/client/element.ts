import { safeText } from '../../safe-text.ts';

/** What stands within an element: text is only ever set as text. */
export type Content = Node | string | false | undefined | readonly Content[];

/** Makes an element. Control characters, direction overrides and lone surrogates in text are shown as code points. */
export function element<Name extends keyof HTMLElementTagNameMap>(
  name: Name,
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): HTMLElementTagNameMap[Name] {
  const made = document.createElement(name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...nodesOf(content));
  return made;
}

/** As `element`, for a picture. */
export function shape(
  name: 'svg' | 'rect' | 'title' | 'path' | 'text',
  attributes: Readonly<Record<string, string>>,
  ...content: readonly Content[]
): SVGElement {
  const made = document.createElementNS('http://www.w3.org/2000/svg', name);
  for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
  made.append(...nodesOf(content));
  return made;
}

/** Foreign text of several lines, made visible. */
function visible(text: string): string {
  return text.split('\n').map(safeText).join('\n');
}

function nodesOf(content: Content): readonly Node[] {
  if (content === false || content === undefined) return [];
  if (typeof content === 'string') return [document.createTextNode(visible(content))];
  return content instanceof Node ? [content] : content.flatMap(nodesOf);
}
