import autocannon from 'autocannon';
import type { Parts } from './start-parts.ts';

const rounds = 5;

/** Requests in a second that 50 connections get answered, medians over rounds in which the two take turns. */
export async function measureThroughput({
  direct,
  through,
}: Parts): Promise<{ direct: number; through: number }> {
  const found = { direct: [] as number[], through: [] as number[] };
  for (const url of [direct, through]) await throughputOf(url, 3);
  for (let round = 0; round < rounds; round++) {
    found.direct.push(await throughputOf(direct, 8));
    found.through.push(await throughputOf(through, 8));
  }
  return { direct: median(found.direct), through: median(found.through) };
}

async function throughputOf(url: string, duration: number): Promise<number> {
  const { requests, non2xx, errors } = await autocannon({ url, connections: 50, duration });
  if (non2xx + errors > 0) throw new Error(`${url}: ${non2xx + errors} requests failed`);
  return requests.average;
}

function median(values: readonly number[]): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length / 2)] ?? Number.NaN;
}
