import type { LedgerRecord } from '../ledger/ledger.ts';

/** What an entry `release` says: the promotion that was used, and the request where approvers answered one. */
export type RecordedRelease = { readonly promotion: string; readonly request?: string };

/** The releases of a provider, oldest first. Nobody signs these entries: whoever writes the ledger can write one. */
export async function readReleases(
  records: AsyncIterable<LedgerRecord>,
  provider: string,
): Promise<readonly RecordedRelease[]> {
  return (await readUses(records, provider)).releases;
}

/** The same, and how often the provider was revoked. */
export async function readUses(
  records: AsyncIterable<LedgerRecord>,
  provider: string,
): Promise<{ readonly releases: readonly RecordedRelease[]; readonly epoch: number }> {
  const releases: RecordedRelease[] = [];
  let epoch = 0;
  for await (const { entry } of records) {
    if (entry.provider !== provider) continue;
    if (entry.kind === 'revocation') epoch += 1;
    if (entry.kind !== 'release') continue;
    const { promotion, request } = entry.body;
    releases.push({
      promotion: String(promotion),
      ...(typeof request === 'string' ? { request } : {}),
    });
  }
  return { releases, epoch };
}

/** Whether credentials went out for this request. */
export function isReleased(releases: readonly RecordedRelease[], request: string): boolean {
  return releases.some((one) => one.request === request);
}
