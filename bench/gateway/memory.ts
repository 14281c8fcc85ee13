import autocannon from 'autocannon';
import type { Parts } from './start-parts.ts';

/** MiB of the gateway's process after so many requests: `heap` after garbage collection, `rss` as the system counts. */
export type Sample = { readonly requests: number; readonly heap: number; readonly rss: number };

const step = 100_000;
const steps = 10;

/** A million requests, with a look at the memory after each tenth. The first sample is taken before any. */
export async function measureMemory({ ways, order }: Parts): Promise<readonly Sample[]> {
  const sample = async (requests: number): Promise<Sample> => {
    const { heap, rss } = await order('memory');
    return { requests, heap: heap / 2 ** 20, rss: rss / 2 ** 20 };
  };
  const samples = [await sample(0)];
  for (let done = 1; done <= steps; done++) {
    const { non2xx, errors } = await autocannon({ url: ways.through, connections: 50, amount: step });
    if (non2xx + errors > 0) throw new Error(`${non2xx + errors} requests failed`);
    samples.push(await sample(done * step));
  }
  return samples;
}
