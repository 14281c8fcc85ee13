import { describeNetworkFailure } from './describe-network-failure.ts';
import { Dispatcher } from './dispatcher.ts';
import { FetchError } from './fetch-error.ts';
import { createGuard } from './guard/guard.ts';
import { GuardError } from './guard/guard-error.ts';
import type { RawAnswer } from './response-collector.ts';
import { decodeContent } from './wire/decode-content.ts';

/** What a public document may cost, and which prefixes it must not be anywhere near. */
export type FetchOptions = {
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** Largest document, packed or unpacked. */
  readonly maxBytes: number;
  /** URL prefixes of live environments: nothing below one is asked for, nor anything that one is below. */
  readonly live: readonly string[];
};

/**
 * Reads one public document with GET, without credentials. Follows no redirect and repeats nothing.
 * Throws a `GuardError` before anything leaves, for a live URL and for one that is not plain; a `FetchError` where the
 * answer is no whole document.
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<Buffer> {
  const { origin, pathname, search } = new URL(url);
  const prefix = plainPrefix(url);
  const guard = createGuard({ allow: [prefix], live: options.live });
  // Some servers take both cases of a letter for the same path.
  createGuard({ allow: [prefix.toLowerCase()], live: options.live.map((one) => one.toLowerCase()) });
  const bodyLimit = options.maxBytes;
  const dispatcher = new Dispatcher({ guard, routes: undefined, bodyLimit, signal: undefined });
  const shown = origin + pathname;
  try {
    const answer = await dispatcher.send({
      target: { origin, path: pathname + search },
      method: 'GET',
      headers: {
        accept: 'application/json, application/yaml, text/yaml, */*',
        'accept-encoding': 'gzip, br',
      },
      body: undefined,
      timeout: options.timeout,
    });
    return wholeDocument(answer, shown, options);
  } catch (error) {
    if (error instanceof GuardError || error instanceof FetchError) throw error;
    const { code, found } = describeNetworkFailure(error instanceof Error ? error : new Error(String(error)));
    throw new FetchError('no_answer', `${shown}: no answer (${code}: ${found})`, { cause: error });
  } finally {
    await dispatcher.close();
  }
}

/** The URL as written but for its query; taken apart by the guard, which refuses what is not plain. */
function plainPrefix(url: string): string {
  return url.split('?', 1)[0] ?? '';
}

function wholeDocument(answer: RawAnswer, shown: string, { maxBytes }: FetchOptions): Buffer {
  const { status, headers, bytes, tooLarge } = answer;
  if (tooLarge) throw new FetchError('too_large', `${shown}: the document has more than ${maxBytes} bytes`);
  if (status >= 300 && status < 400)
    throw new FetchError('redirected', `${shown}: answered ${status}, and redirects are not followed`, {
      hint: 'Give the URL that it leads to, if you trust it.',
    });
  if (status !== 200) throw new FetchError('refused', `${shown}: answered ${status}, expected 200`);
  const content = decodeContent(bytes, headers['content-encoding'] ?? '', maxBytes);
  if (Buffer.isBuffer(content)) return content;
  throw new FetchError('unreadable', `${shown}: expected ${content.expected}, found ${content.found}`);
}
