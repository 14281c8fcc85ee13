import autocannon from 'autocannon';
import { median } from '../verify/measure/median.ts';
import { mapWays, measureWays } from './of-ways.ts';
import type { OfWays } from './of-ways.ts';
import type { Parts } from './start-parts.ts';

const rounds = 5;
const seconds = 8;

/** Requests in a second that 50 connections get answered, medians over the rounds. */
export async function measureThroughput({ ways }: Parts): Promise<OfWays<number>> {
  return mapWays(await measureWays(ways, rounds, throughputOf), median);
}

async function throughputOf(url: string): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, connections: 50, duration: seconds });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} requests failed`);
  return requests.average;
}
