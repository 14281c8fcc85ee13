import { join } from 'node:path';
import { writeProvider } from '../api/write-provider.ts';
import type { Load, LoadOrder } from '../client/load.ts';
import { median } from '../measure/median.ts';
import { runNode } from '../measure/run-node.ts';
import type { BenchServer } from '../server/start-server.ts';

type ClientName = LoadOrder['client'];

/** Medians over the rounds. CPU in µs per exchange, of the client's process. */
export type ClientFigures = Load & { readonly rounds: readonly number[] };

const names: readonly ClientName[] = ['raw', 'ajv', 'guarded'];

/** Part (a): the three clients in turn, each in a process of its own, against the same server. */
export async function measureClients(
  server: BenchServer,
  { folder, rounds, exchanges }: { folder: string; rounds: number; exchanges: number },
): Promise<Readonly<Record<ClientName, ClientFigures>>> {
  const contract = await writeProvider(folder, server.origin);
  const loads: Record<ClientName, Load[]> = { raw: [], ajv: [], guarded: [] };
  for (let round = 0; round < rounds; round += 1) {
    for (const client of names) {
      const order = { client, contract, origin: server.origin, concurrency: 20, exchanges };
      loads[client].push(await measureClient(server, order, folder));
    }
  }
  return { raw: figures(loads.raw), ajv: figures(loads.ajv), guarded: figures(loads.guarded) };
}

async function measureClient(server: BenchServer, order: LoadOrder, cwd: string): Promise<Load> {
  await server.behave();
  const { exitCode, output } = await runNode({
    args: [join(import.meta.dirname, '../client/load.ts'), JSON.stringify(order)],
    cwd,
  });
  const { other } = await server.counts();
  if (exitCode !== 0 || other > 0)
    throw new Error(`client ${order.client}, ${other} wrong requests: ${output}`);
  return JSON.parse(output) as Load;
}

function figures(loads: readonly Load[]): ClientFigures {
  const [first] = loads;
  const rounds = loads.map(({ requestsPerSecond }) => requestsPerSecond);
  const bySize = (first?.bySize ?? []).map(({ bytes }, index) => ({
    bytes,
    cpu: median(loads.map((load) => load.bySize[index]?.cpu ?? NaN)),
  }));
  return { requestsPerSecond: median(rounds), cpu: median(loads.map(({ cpu }) => cpu)), bySize, rounds };
}
