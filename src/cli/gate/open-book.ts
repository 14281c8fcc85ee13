import { join } from 'node:path';
import type { OpenPromotion } from '../../gate/open-promotion.ts';
import { openCeilingBook } from '../../gateway/open-ceiling-book.ts';
import type { SharedBook } from '../../gateway/open-ceiling-book.ts';
import { removeEndedBooks } from '../../gateway/remove-ended-books.ts';
import { stateFolder } from './state-folder.ts';
import { tell } from './tell.ts';

/**
 * Where all gateways of this promotion on this machine count together; another promotion begins to count anew. Undefined: it
 * has no ceilings. The books of promotions that are over go first. Throws what `openCeilingBook` throws.
 */
export async function openBook(opening: OpenPromotion): Promise<SharedBook | undefined> {
  const folder = join(stateFolder(process.env), 'ceilings');
  await tidy(folder, opening);
  const { ceilings, expiresAt, id } = opening.promotion.statement.predicate;
  return ceilings.length === 0 ? undefined : openCeilingBook(folder, { promotion: id, expiresAt });
}

/** What cannot be removed is in nobody's way. */
async function tidy(folder: string, { basis: { ledger } }: OpenPromotion): Promise<void> {
  const made = [...ledger.promotions, ...ledger.breakGlass].map(({ statement }) => statement.predicate);
  const revoked = made.filter(({ epoch }) => epoch < ledger.epoch).map(({ id }) => id);
  try {
    await removeEndedBooks(folder, { now: new Date(), revoked: new Set(revoked) });
  } catch (error) {
    tell(`counts of promotions that are over were not removed: ${String(error)}`);
  }
}
