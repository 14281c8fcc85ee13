import { parseJson } from '../wire/parse-json.ts';

/** Characters of the longest text that is looked into. */
const longest = 1_000_000;

/** The object or array that a text is JSON of; undefined: it is none, or too large or too deep to be looked into. */
export function parseJsonText(text: string): object | undefined {
  if (text.length > longest || !/^\s*[[{]/.test(text) || !/[}\]]\s*$/.test(text)) return undefined;
  const { exact } = parseJson(text);
  return typeof exact === 'object' && exact !== null ? exact : undefined;
}
