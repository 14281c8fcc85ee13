import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { withExclusiveLock } from '../ledger/file/exclusive-lock.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { unlessMissing } from '../util/unless-missing.ts';

/** Milliseconds. */
const patience = 2000;

/** The name of the file that counts for a promotion. */
export function bookFile(promotion: string): string {
  return `${promotion}.sqlite`;
}

/** Id of the promotion that the file of this name counts for; undefined: none. */
export function promotionOf(file: string): string | undefined {
  return /^([0-9a-f]{32})\.sqlite$/.exec(file)?.[1];
}

/** Books are opened and removed one at a time, so that none is opened between the look whether it is in use and its end. */
export function whileNoneIsOpened<Result>(folder: string, work: () => Promise<Result>): Promise<Result> {
  return withExclusiveLock(join(folder, 'lock'), patience, work);
}

/** The latest end, ISO 8601, of all promotions whose books were removed because they were over; undefined: none was. */
export async function readRemovedUntil(folder: string): Promise<string | undefined> {
  const file = join(folder, 'removed-until');
  const text = await unlessMissing(readFile(file, 'utf8'));
  if (text === undefined) return undefined;
  const time = text.trim();
  if (!Number.isNaN(Date.parse(time)) && new Date(time).toISOString() === time) return time;
  throw new SyntaxError(`${file} holds no time`);
}

/** Never lowers it. */
export async function raiseRemovedUntil(folder: string, time: string): Promise<void> {
  const before = await readRemovedUntil(folder);
  if (before === undefined || time > before)
    await writeFileAtomic(join(folder, 'removed-until'), `${time}\n`);
}
