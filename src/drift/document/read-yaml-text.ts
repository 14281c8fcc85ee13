import type { Document, YAMLError } from 'yaml';
import { pointerTokens } from '../../util/pointer.ts';
import { limits } from './limits.ts';
import { yamlParser } from './parsers.ts';
import type { ReadText, SourceText } from './source-text.ts';
import { quote } from './source-text.ts';
import { findDuplicateKeys } from './yaml-nodes.ts';
import { yamlOffset } from './yaml-offset.ts';
import { yamlValue } from './yaml-value.ts';

/**
 * Reads YAML 1.2, with merge keys. Of a key that stands twice in a mapping the last counts, and a defect says where.
 * Throws a `SchemaDocumentError`: not YAML, too large, too deep, an alias inside itself, a bomb of aliases.
 */
export function readYamlText(source: SourceText): ReadText {
  const document = parse(source);
  const { value, targets, ambiguous } = yamlValue(source, document);
  return {
    source,
    value,
    ambiguous,
    defects: findDuplicateKeys(document).map(({ name, offset }) => ({
      file: source.name,
      ...source.position(offset),
      message: `the key ${quote(name)} stands twice in one mapping; the last one counts`,
    })),
    offsetOf: (pointer) => yamlOffset(document, targets, pointerTokens(pointer)),
  };
}

function parse(source: SourceText): Document.Parsed {
  const document = compose(source);
  const [error] = document.errors;
  if (error?.code === 'RESOURCE_EXHAUSTION') throw tooDeep(source, error.pos[0]);
  if (error !== undefined) throw malformed(source, error);
  return document;
}

function compose(source: SourceText): Document.Parsed {
  try {
    return yamlParser().parseDocument(source.text, {
      uniqueKeys: false,
      merge: true,
      prettyErrors: false,
      version: '1.2',
    });
  } catch (error) {
    if (error instanceof RangeError) throw tooDeep(source, 0);
    throw error;
  }
}

/** The parser itself ran out of stack. */
function tooDeep(source: SourceText, offset: number): Error {
  return source.fail('document_too_deep', offset, {
    message: 'the document is nested too deeply',
    expected: `at most ${limits.depth} collections inside each other`,
    found: 'more',
  });
}

function malformed(source: SourceText, error: YAMLError): Error {
  const isCutOff = error.pos[0] >= source.text.trimEnd().length;
  return source.fail('document_malformed', error.pos[0], {
    message: isCutOff ? 'the document is cut off' : 'the document is not YAML',
    expected: 'one YAML 1.2 document',
    found: quote(error.message, 120),
  });
}
