import { howMade } from '../report/how-made.ts';
import { renderTable } from '../verify/report/table.ts';
import type { Latency } from './latency.ts';
import type { Sample } from './memory.ts';
import type { OfWays } from './of-ways.ts';
import type { Revocations } from './revocation.ts';

export type Results = {
  readonly latency: OfWays<Latency>;
  readonly throughput: OfWays<number>;
  readonly revocations: Revocations;
  readonly memory: readonly Sample[];
  /** Processes that wanted to run, over a minute, when the run began and when it ended. */
  readonly load: { readonly before: number; readonly after: number };
};

/** All results as Markdown, the wanted figures first. */
export function renderResults(results: Results): string {
  return `# What the gateway costs

${howMade('node bench/gateway/run.ts')} Load of the machine when it began: ${results.load.before.toFixed(1)}; when it ended: ${results.load.after.toFixed(1)}.

Load generator (autocannon), gateway, pipe, relay and upstream are a process each, on loopback. Direct is the same request, sent to the upstream itself, which answers from memory. The pipe hands bytes from socket to socket and reads nothing: what is lost on it is lost to any program of Node in between. The relay does nothing but relay (node:http in front, undici behind): what is lost on it is what the gateway would lose if it did nothing of its own. Each injected request is matched with the contract, admitted twice, each time with a look at the ledger's file, given its credential, and its answer searched for secrets. Latencies: 50 connections that are kept alive, 20 requests in a second on each, one after the other and the connections by turns, so that nothing queues; exact times of each request, medians of 5 rounds in which the four take turns. Throughput: 50 connections as fast as they can, the same way. A revocation is written to the ledger by another process than the gateway's, as \`livegate revoke\` does, and counts from the moment that the ledger acknowledges it; afterwards the door is opened anew.

${targets(results)}

${latencies(results)}

Answers while revoking: ${results.revocations.answers}. Memory of the gateway's process:

${memory(results)}
`;
}

function targets({ latency, throughput, revocations, memory }: Results): string {
  const p50 = latency.through.p50 - latency.direct.p50;
  const p99 = latency.through.p99 - latency.direct.p99;
  const share = throughput.through / throughput.direct;
  const growth = (memory.at(-1)?.heap ?? 0) - (memory[1]?.heap ?? 0);
  return renderTable(
    ['what', 'wanted', 'found', 'reached'],
    [
      ['latency over a direct request, p50', '≤ 0.15 ms', `${p50.toFixed(2)} ms`, yes(p50 <= 0.15)],
      ['latency over a direct request, p99', '≤ 2 ms', `${p99.toFixed(2)} ms`, yes(p99 <= 2)],
      ['throughput, of that of direct requests', '≥ 0.5', share.toFixed(2), yes(share >= 0.5)],
      ['the same of the pipe', '', (throughput.pipe / throughput.direct).toFixed(2), ''],
      ['the same of the relay', '', (throughput.relay / throughput.direct).toFixed(2), ''],
      ['throughput, of that of the relay', '', (throughput.through / throughput.relay).toFixed(2), ''],
      [
        `${revocations.count} revocations: answers of the provider's more than 1 s later`,
        '0',
        `${revocations.late}; the latest ${revocations.latest.toFixed(1)} ms`,
        yes(revocations.late === 0),
      ],
      [
        'heap, from 100,000 to 1,000,000 requests',
        '≤ 2 MiB more',
        `${growth.toFixed(2)} MiB`,
        yes(growth <= 2),
      ],
    ],
  );
}

function latencies({ latency, throughput }: Results): string {
  const row = (name: keyof OfWays<Latency>, shown: string): string[] => {
    const { p50, p99 } = latency[name];
    return [shown, `${p50.toFixed(2)} ms`, `${p99.toFixed(2)} ms`, throughput[name].toFixed(0)];
  };
  const rows = [
    row('direct', 'direct'),
    row('pipe', 'through the pipe'),
    row('relay', 'through the relay'),
    row('through', 'through the gateway'),
  ];
  return renderTable(['requests', 'p50', 'p99', 'requests in a second, at most'], rows);
}

function memory({ memory: samples }: Results): string {
  const rows = samples.map(({ requests, heap, rss }) => [
    requests.toLocaleString('en'),
    `${heap.toFixed(1)} MiB`,
    `${rss.toFixed(0)} MiB`,
  ]);
  return renderTable(['requests', 'heap in use', 'resident'], rows);
}

function yes(reached: boolean): string {
  return reached ? 'yes' : '**no**';
}
