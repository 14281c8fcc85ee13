import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Parts } from './start-parts.ts';

const rounds = 5;
const seconds = 6;
const connections = 50;
/** Requests in a second on each connection, one after the other. */
const rate = 20;

/** Milliseconds. */
export type Latency = { readonly p50: number; readonly p99: number };

/** Medians over the rounds, in which direct and injected requests take turns. */
export async function measureLatency({
  direct,
  through,
}: Parts): Promise<{ direct: Latency; through: Latency }> {
  const found = { direct: [] as Latency[], through: [] as Latency[] };
  for (const url of [direct, through]) await latencyOf(url);
  for (let round = 0; round < rounds; round++) {
    found.direct.push(await latencyOf(direct));
    found.through.push(await latencyOf(through));
  }
  return { direct: medians(found.direct), through: medians(found.through) };
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
  const median = (name: keyof Latency): number =>
    all.map((one) => one[name]).sort((a, b) => a - b)[Math.floor(all.length / 2)] ?? Number.NaN;
  return { p50: median('p50'), p99: median('p99') };
}
