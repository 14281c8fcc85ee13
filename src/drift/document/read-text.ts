import { readJsonText } from './read-json-text.ts';
import { readYamlText } from './read-yaml-text.ts';
import { quote } from './source-text.ts';
import type { ReadText, SourceText } from './source-text.ts';

/**
 * Reads JSON or YAML. JSON is what begins like JSON and is not called `.yaml`.
 * Throws a `SchemaDocumentError`: syntax errors, more than the limits allow, nothing but white space.
 */
export function readText(source: SourceText): ReadText {
  if (source.text.trim() === '')
    throw source.fail('document_empty', 0, {
      message: 'the document is empty',
      expected: 'a schema',
      found: source.text === '' ? 'no bytes' : 'nothing but white space',
    });
  refuseMarkup(source);
  return isJson(source) ? readJsonText(source) : readYamlText(source);
}

function isJson({ name, text }: SourceText): boolean {
  if (/\.json$/i.test(name)) return true;
  return !/\.ya?ml$/i.test(name) && /^\s*(?:[{["]|true\s*$|false\s*$)/.test(text);
}

/** A page is what many servers answer with in place of a document: a login, an error, a user interface. */
function refuseMarkup(source: SourceText): void {
  if (!/^\s*</.test(source.text)) return;
  const title = /<title[^>]*>([^<]{0,200})/i.exec(source.text.slice(0, 100_000))?.[1]?.trim() ?? '';
  throw source.fail('document_no_schema', 0, {
    message: 'the document is no schema but a page',
    expected: 'JSON, YAML or GraphQL',
    found: title === '' ? quote(source.text.trim()) : `HTML or XML with the title ${quote(title)}`,
  });
}
