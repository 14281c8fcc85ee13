import { FetchError } from './fetch-error.ts';
import type { RawAnswer } from './response-collector.ts';
import { decodeContent } from './wire/decode-content.ts';

/**
 * The bytes of a document that an answer holds, unpacked. Throws a `FetchError` where the answer is no whole document;
 * `shown` is the URL without its query, `said` what the provider says in an answer that refuses.
 */
export function wholeDocument(
  { status, headers, bytes, tooLarge }: RawAnswer,
  shown: string,
  maxBytes: number,
  said = '',
): Buffer {
  if (tooLarge) throw new FetchError('too_large', `${shown}: the document has more than ${maxBytes} bytes`);
  if (status >= 300 && status < 400)
    throw new FetchError('redirected', `${shown}: answered ${status}, and redirects are not followed`, {
      hint: 'Give the URL that it leads to, if you trust it.',
    });
  if (status !== 200)
    throw new FetchError(
      'refused',
      `${shown}: answered ${status}${said === '' ? '' : ` (${said})`}, expected 200`,
    );
  const content = decodeContent(bytes, headers['content-encoding'] ?? '', maxBytes);
  if (Buffer.isBuffer(content)) return content;
  throw new FetchError('unreadable', `${shown}: expected ${content.expected}, found ${content.found}`);
}
