import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import { median } from '../verify/measure/median.ts';
import { mapWays, measureWays } from './of-ways.ts';
import type { OfWays } from './of-ways.ts';
import type { Parts } from './start-parts.ts';

const rounds = 5;
const seconds = 6;
const connections = 50;
/** Requests in a second on each connection, one after the other. */
const rate = 20;

/** Milliseconds. */
export type Latency = { readonly p50: number; readonly p99: number };

/** Medians over the rounds. */
export async function measureLatency({ ways }: Parts): Promise<OfWays<Latency>> {
  return mapWays(await measureWays(ways, rounds, latencyOf), medians);
}

/**
 * autocannon sends a second's requests of a connection at its beginning, so the connections begin one after the other
 * within a second: what is measured is the way of a request, and not its queue.
 */
async function latencyOf(url: string): Promise<Latency> {
  const times: number[] = [];
  const loads = [];
  for (let started = 0; started < connections; started++) {
    const load = autocannon({ url, connections: 1, duration: seconds, overallRate: rate });
    load.on('response', (_client: unknown, status: number, _bytes: number, time: number) => {
      if (status !== 200) throw new Error(`${url} answered ${status}`);
      times.push(time);
    });
    loads.push(load);
    await sleep(1000 / connections);
  }
  await Promise.all(loads);
  const sorted = times.sort((a, b) => a - b);
  const at = (share: number): number => sorted[Math.floor(sorted.length * share)] ?? Number.NaN;
  return { p50: at(0.5), p99: at(0.99) };
}

function medians(all: readonly Latency[]): Latency {
  return { p50: median(all.map(({ p50 }) => p50)), p99: median(all.map(({ p99 }) => p99)) };
}
