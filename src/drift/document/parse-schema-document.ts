import { digestOf } from '../../util/digest.ts';
import type { Spot } from '../difference.ts';
import type { AmbiguousNumber, SchemaDocument } from '../schema-document.ts';
import { checkSize } from './check-size.ts';
import { decodeText } from './decode-text.ts';
import type { DocumentOrigin } from './document-error.ts';
import { introspectionDocument, sdlDocument } from './graphql-document.ts';
import { identifyDocument, versionOf } from './identify-document.ts';
import { fieldsOf } from './introspection.ts';
import { isGraphql } from './is-graphql.ts';
import { wholeNumber } from './number-literals.ts';
import { readText } from './read-text.ts';
import { shownName } from './resolve-reference.ts';
import type { ReadText } from './source-text.ts';
import { SourceText, quote } from './source-text.ts';
import { convertSwagger, swaggerPointer } from './swagger.ts';

/** How a document is to be read. */
export type ParseOptions = {
  /** As the caller calls it: a file, a URL, anything. Shown, never opened; its ending helps to tell JSON from YAML. */
  readonly source: string;
  /** Whose document it is; decides the exit code that an error asks for. Default: `file`. */
  readonly origin?: DocumentOrigin;
  /** What it must be. Default: `auto`, found out. */
  readonly language?: 'auto' | SchemaDocument['language'];
  /** The other files that references lead to, by the names that `resolveReference` gives them. */
  readonly files?: ReadonlyMap<string, Uint8Array | string>;
};

/**
 * Reads a schema: GraphQL SDL or introspection result, OpenAPI 3.0 to 3.2, Swagger 2.0 (converted to OpenAPI 3.0), or a
 * bare JSON Schema; JSON or YAML. Opens nothing and resolves no reference. What is odd but readable, such as a name that
 * stands twice, is a defect of the document.
 * Throws a `SchemaDocumentError` for what is no schema, or only a part of one.
 */
export function parseSchemaDocument(content: Uint8Array | string, options: ParseOptions): SchemaDocument {
  const document = parse(content, options);
  const { language = 'auto' } = options;
  if (language === 'auto' || language === document.language) return document;
  throw new SourceText(options.source, '', options.origin ?? 'file').fail('document_no_schema', 0, {
    message: 'the document is in another language',
    expected: language,
    found: document.language,
  });
}

function parse(content: Uint8Array | string, options: ParseOptions): SchemaDocument {
  const source = open(content, options.source, options);
  const common = { source: options.source, digest: digestOf(content) };
  if (options.language === 'graphql' ? !/^\s*\{/.test(source.text) : isGraphql(source.name, source.text))
    return { ...common, ...sdlDocument(source) };
  const main = readText(source);
  const kind = identifyDocument(main);
  if (kind === 'introspection') return { ...common, ...introspectionDocument(main) };
  const files = readFiles(options, main);
  const rest = {
    ...common,
    ambiguous: [...ambiguousIn(main, ''), ...[...files].flatMap(([name, file]) => ambiguousIn(file, name))],
    defects: [...new Set([main, ...files.values()])].flatMap(({ defects }) => defects),
  };
  const values = new Map([...files].map(([name, { value }]) => [name, value]));
  if (kind === 'json-schema')
    return { ...rest, language: 'json-schema', root: main.value, files: values, place: placeIn(main, files) };
  if (kind === 'openapi')
    return {
      ...rest,
      language: 'openapi',
      root: withVersion(fieldsOf(main.value)),
      files: values,
      place: placeIn(main, files),
    };
  refuseSeveralFiles(main, files);
  return {
    ...rest,
    language: 'openapi',
    root: asOpenApi(main),
    files: values,
    place: placeIn(main, files, swaggerPointer),
  };
}

function ambiguousIn({ ambiguous }: ReadText, file: string): readonly AmbiguousNumber[] {
  return ambiguous.flatMap(({ offset, text }) => {
    const written = wholeNumber(text);
    const at = { ...(file === '' ? {} : { file }), pointer: '', offset };
    return written === undefined ? [] : [{ read: Number(text), written, at }];
  });
}

function open(content: Uint8Array | string, name: string, { origin = 'file' }: ParseOptions): SourceText {
  checkSize(content.length, new SourceText(name, '', origin));
  const source = new SourceText(name, decodeText(content, name, origin), origin);
  checkSize(source.text.length, source);
  return source;
}

function readFiles(options: ParseOptions, main: ReadText): ReadonlyMap<string, ReadText> {
  const read = (name: string, content: Uint8Array | string): ReadText => {
    const shown = shownName(options.source, name);
    // Another file that refers back to the main document must get that one, and not its double.
    return shown === options.source ? main : readText(open(content, shown, options));
  };
  return new Map([...(options.files ?? [])].map(([name, content]) => [name, read(name, content)]));
}

type PlaceOf = SchemaDocument['place'];

function placeIn(
  main: ReadText,
  files: ReadonlyMap<string, ReadText>,
  translate = (pointer: string) => pointer,
): PlaceOf {
  return ({ pointer, file = '', offset }: Spot) => {
    const text = file === '' ? main : files.get(file);
    if (text === undefined) return { file: shownName(main.source.name, file), line: 1, column: 1, pointer };
    const at = offset ?? text.offsetOf(translate(pointer));
    return { file: text.source.name, ...text.source.position(at), pointer };
  };
}

/** YAML reads an unquoted 3.0 as the number 3. */
function withVersion(root: Readonly<Record<string, unknown>>): Readonly<Record<string, unknown>> {
  return typeof root['openapi'] === 'string' ? root : { ...root, openapi: versionOf(root['openapi']) };
}

// The converter takes for granted what the specification asks for.
function asOpenApi(main: ReadText): Readonly<Record<string, unknown>> {
  try {
    return convertSwagger(fieldsOf(main.value));
  } catch (error) {
    throw main.source.fail('document_malformed', 0, {
      message: 'the document cannot be put into the words of OpenAPI 3',
      expected: 'Swagger 2.0 by its specification',
      found: quote(String(error), 200),
    });
  }
}

function refuseSeveralFiles(main: ReadText, files: ReadonlyMap<string, ReadText>): void {
  const [first] = files.keys();
  if (first === undefined) return;
  throw main.source.fail('document_unsupported', 0, {
    message: 'Swagger 2.0 in several files is not read: the converter sees one file',
    expected: 'a bundled document, or OpenAPI 3',
    found: `a reference to ${quote(first)}`,
  });
}
