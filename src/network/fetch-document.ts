import { describeNetworkFailure } from './describe-network-failure.ts';
import type { Routes } from './connector.ts';
import { Dispatcher } from './dispatcher.ts';
import { FetchError } from './fetch-error.ts';
import { createGuard } from './guard/guard.ts';
import { GuardError } from './guard/guard-error.ts';
import type { Guard } from './guard/guard.ts';
import { wholeDocument } from './whole-document.ts';

/** What a public document may cost, and which prefixes it must not be anywhere near. */
export type FetchOptions = {
  /** Milliseconds for the whole answer. */
  readonly timeout: number;
  /** Largest document, packed or unpacked. */
  readonly maxBytes: number;
  /** URL prefixes of live environments: nothing below one is asked for, nor anything that one is below. */
  readonly live: readonly string[];
  /** The provider file calls this very document public: it may be below a live prefix. */
  readonly isPublic?: boolean;
  /** Sandbox network: loopback address by real origin. Absent: the internet. */
  readonly routes?: Routes;
};

/**
 * Reads one public document with GET, without credentials. Follows no redirect and repeats nothing.
 * Throws a `GuardError` before anything leaves, for a live URL and for one that is not plain; a `FetchError` where the
 * answer is no whole document.
 */
export async function fetchDocument(url: string, options: FetchOptions): Promise<Buffer> {
  const { origin, pathname, search } = new URL(url);
  const guard = guardDocument(plainPrefix(url), options);
  const { maxBytes: bodyLimit, routes } = options;
  const dispatcher = new Dispatcher({ guard, routes, bodyLimit, signal: undefined });
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
    return wholeDocument(answer, shown, bodyLimit);
  } catch (error) {
    if (error instanceof GuardError || error instanceof FetchError) throw error;
    const { code, found } = describeNetworkFailure(error instanceof Error ? error : new Error(String(error)));
    throw new FetchError('no_answer', `${shown}: no answer (${code}: ${found})`, { cause: error });
  } finally {
    await dispatcher.close();
  }
}

function guardDocument(prefix: string, { isPublic = false, live }: FetchOptions): Guard {
  // Some servers take both cases of a letter for the same path.
  if (!isPublic) createGuard({ allow: [prefix.toLowerCase()], live: live.map((one) => one.toLowerCase()) });
  return createGuard({ allow: [prefix], live: [] });
}

/** The URL as written but for its query; taken apart by the guard, which refuses what is not plain. */
function plainPrefix(url: string): string {
  return url.split('?', 1)[0] ?? '';
}
