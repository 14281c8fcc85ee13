import { randomBytes } from 'node:crypto';

const ofThisProcess = randomBytes(5).toString('hex');
let count = 0;

/** A new id of an exchange: unique among all workers and shards, ascending within one. */
export function newExchangeId(): string {
  count += 1;
  return `${ofThisProcess}-${String(count)}`;
}
