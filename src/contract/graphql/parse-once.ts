import { parse, print } from 'graphql';
import type { DocumentNode } from 'graphql';

// A run sends the same few documents over and over; anything else is no reason to keep growing.
const most = 500;
const longest = 65_536;
const documents = new Map<string, DocumentNode>();
const printed = new WeakMap<DocumentNode, string>();

/** `parse`, once for each text. Throws a `GraphQLError` for text that is no document, every time. */
export function parseOnce(text: string): DocumentNode {
  const known = documents.get(text);
  if (known !== undefined) return known;
  const document = parse(text, { maxTokens: 50_000 });
  if (text.length > longest) return document;
  if (documents.size >= most) documents.clear();
  documents.set(text, document);
  return document;
}

/** The same; undefined where the text is no document, or nested so deep that it cannot be read. */
export function tryParseOnce(text: string): DocumentNode | undefined {
  try {
    return parseOnce(text);
  } catch {
    return undefined;
  }
}

/** Whether the text is this very document, whatever its layout. */
export function isDocument(text: string, pinned: DocumentNode | undefined): boolean {
  const sent = tryParseOnce(text);
  return sent !== undefined && pinned !== undefined && printOnce(sent) === printOnce(pinned);
}

function printOnce(document: DocumentNode): string {
  const text = printed.get(document) ?? print(document);
  printed.set(document, text);
  return text;
}
