import { limits } from './limits.ts';
import type { SourceText } from './source-text.ts';

/**
 * Throws a `SchemaDocumentError` for a document that is larger than what livegate reads of its kind. Called with the
 * number of bytes before there is a text, so that nothing of that size is decoded.
 */
export function checkSize(size: number, source: SourceText): void {
  const isYaml = source.text !== '' && !/^\s*[{["<]/.test(source.text) && !isNamedOtherwise(source.name);
  const most = isYaml ? limits.yamlSize : limits.size;
  if (size <= most) return;
  throw source.fail('document_too_large', 0, {
    message: 'the document is too large',
    expected: `at most ${most / 1024 / 1024} MiB${isYaml ? ' of YAML' : ''}`,
    found: `${(size / 1024 / 1024).toFixed(1)} MiB`,
  });
}

function isNamedOtherwise(name: string): boolean {
  return /\.(?:json|graphqls?|gql)$/i.test(name);
}
