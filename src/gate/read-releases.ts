import type { LedgerRecord } from '../ledger/ledger.ts';

/** What an entry `release` says: the promotion that was used, and the request where approvers answered one. */
export type RecordedRelease = { readonly promotion: string; readonly request?: string };

/** The releases of a provider, oldest first. Nobody signs these entries: whoever writes the ledger can write one. */
export async function readReleases(
  records: AsyncIterable<LedgerRecord>,
  provider: string,
): Promise<readonly RecordedRelease[]> {
  const releases: RecordedRelease[] = [];
  for await (const { entry } of records) {
    if (entry.kind !== 'release' || entry.provider !== provider) continue;
    const { promotion, request } = entry.body;
    releases.push({
      promotion: String(promotion),
      ...(typeof request === 'string' ? { request } : {}),
    });
  }
  return releases;
}

/** Whether credentials went out for this request. */
export function isReleased(releases: readonly RecordedRelease[], request: string): boolean {
  return releases.some((one) => one.request === request);
}
