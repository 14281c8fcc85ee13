import { availableParallelism, cpus, totalmem } from 'node:os';
import type { Latency } from './latency.ts';
import type { Sample } from './memory.ts';
import type { Revocations } from './revocation.ts';

export type Results = {
  readonly latency: { readonly direct: Latency; readonly through: Latency };
  readonly throughput: { readonly direct: number; readonly through: number };
  readonly revocations: Revocations;
  readonly memory: readonly Sample[];
};

/** All results as Markdown, the wanted figures first. */
export function renderResults(results: Results): string {
  return `# What the gateway costs

${howMade()}

Load generator, gateway and upstream are a process each, on loopback. Direct is the same request, sent to the upstream itself. Each injected request is matched with the contract, admitted twice, given its credential, and its answer searched for secrets. Latencies: 50 connections that are kept alive, 20 requests in a second on each, one after the other and the connections by turns, so that nothing queues; exact times of each request, medians of 5 rounds in which the two take turns. Throughput: 50 connections as fast as they can, the same way. A revocation here is a value that the gate's function returns from then on; how fast that function learns of one is the gate's affair.

${targets(results)}

${latencies(results)}

Answers while revoking: ${results.revocations.answers}. Memory of the gateway's process:

${memory(results)}
`;
}

function howMade(): string {
  const machine = `${availableParallelism()} cores (${cpus()[0]?.model ?? 'unknown'}), ${Math.round(totalmem() / 2 ** 30)} GB, ${process.platform} ${process.arch}`;
  return `\`node bench/gateway/run.ts\`, ${new Date().toISOString().slice(0, 10)}, Node ${process.versions.node}, ${machine}.`;
}

function targets({ latency, throughput, revocations, memory }: Results): string {
  const p50 = latency.through.p50 - latency.direct.p50;
  const p99 = latency.through.p99 - latency.direct.p99;
  const share = throughput.through / throughput.direct;
  const growth = (memory.at(-1)?.heap ?? 0) - (memory[1]?.heap ?? 0);
  return table(
    ['what', 'wanted', 'found', 'reached'],
    [
      ['latency over a direct request, p50', '≤ 0.15 ms', `${p50.toFixed(2)} ms`, yes(p50 <= 0.15)],
      ['latency over a direct request, p99', '≤ 2 ms', `${p99.toFixed(2)} ms`, yes(p99 <= 2)],
      ['throughput, of that of direct requests', '≥ 0.5', share.toFixed(2), yes(share >= 0.5)],
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
  const row = (name: 'direct' | 'through', shown: string): string[] => {
    const { p50, p99 } = latency[name];
    return [shown, `${p50.toFixed(2)} ms`, `${p99.toFixed(2)} ms`, throughput[name].toFixed(0)];
  };
  const rows = [row('direct', 'direct'), row('through', 'through the gateway')];
  return table(['requests', 'p50', 'p99', 'requests in a second, at most'], rows);
}

function memory({ memory: samples }: Results): string {
  const rows = samples.map(({ requests, heap, rss }) => [
    requests.toLocaleString('en'),
    `${heap.toFixed(1)} MiB`,
    `${rss.toFixed(0)} MiB`,
  ]);
  return table(['requests', 'heap in use', 'resident'], rows);
}

function yes(reached: boolean): string {
  return reached ? 'yes' : '**no**';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [line(head), line(head.map(() => '---')), ...rows.map(line)].join('\n');
}
