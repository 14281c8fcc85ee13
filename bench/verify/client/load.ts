/** One measurement of one client, in a process of its own: prints a `Load` as JSON. */
import { operations } from '../api/operations.ts';
import type { BenchOperation } from '../api/operations.ts';
import { ajvSender } from './ajv.ts';
import { guardedSender } from './guarded.ts';
import { rawSender } from './raw.ts';
import type { Sender, SenderOptions } from './sender.ts';

/** What one client did. */
export type Load = {
  readonly requestsPerSecond: number;
  /** CPU of the client's process per exchange of the ten operations, in µs. */
  readonly cpu: number;
  /** The same for one list whose answer has about so many bytes. */
  readonly bySize: readonly { readonly bytes: number; readonly cpu: number }[];
};

export type LoadOrder = SenderOptions & {
  readonly client: 'raw' | 'ajv' | 'guarded';
  readonly exchanges: number;
};

const makers = { raw: rawSender, ajv: ajvSender, guarded: guardedSender };
const order = JSON.parse(process.argv[2] ?? '') as LoadOrder;
const sender = await makers[order.client](order);
const [listCustomers] = operations as [BenchOperation];

await drive(order.exchanges / 2, mixed(sender));
const { seconds, cpu } = await drive(order.exchanges, mixed(sender));
const bySize = [];
for (const limit of [4, 40, 400]) bySize.push(await measureSize(sender, limit));
await sender.close();
process.stdout.write(
  JSON.stringify({ requestsPerSecond: order.exchanges / seconds, cpu, bySize } satisfies Load),
);

function mixed(sender: Sender): (index: number) => Promise<unknown> {
  return (index) => sender.send(operations[index % operations.length] ?? listCustomers);
}

async function measureSize(sender: Sender, limit: number): Promise<{ bytes: number; cpu: number }> {
  const exchanges = Math.max(order.exchanges / limit, 200);
  const list = () => sender.send(listCustomers, limit);
  const bytes = JSON.stringify(await list()).length;
  await drive(exchanges / 4, list);
  return { bytes, cpu: (await drive(exchanges, list)).cpu };
}

/** Sends so many, with so many under way at any time. */
async function drive(
  exchanges: number,
  send: (index: number) => Promise<unknown>,
): Promise<{ seconds: number; cpu: number }> {
  let next = 0;
  const lane = async () => {
    while (next < exchanges) await send(next++);
  };
  const before = process.cpuUsage();
  const start = performance.now();
  await Promise.all(Array.from({ length: order.concurrency }, lane));
  const { user, system } = process.cpuUsage(before);
  return { seconds: (performance.now() - start) / 1000, cpu: (user + system) / exchanges };
}
