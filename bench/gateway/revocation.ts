import { setTimeout as sleep } from 'node:timers/promises';
import autocannon from 'autocannon';
import type { Parts } from './start-parts.ts';

export type Revocations = {
  readonly count: number;
  /** Milliseconds from the acknowledgement of a revocation to the last answer of the provider's that came after it, the greatest of all. */
  readonly latest: number;
  /** Answers of the provider's that came more than a second after. */
  readonly late: number;
  /** Answers of either kind while this was measured. */
  readonly answers: number;
};

const times = 100;

/** Revokes under the load of 50 connections, again and again, and watches what is still answered with 200. */
export async function measureRevocation({ ways, order, revoke }: Parts): Promise<Revocations> {
  let acknowledged: bigint | undefined;
  let latest = 0;
  let late = 0;
  let answers = 0;
  const load = autocannon({ url: ways.through, connections: 50, duration: 100_000 });
  load.on('response', (_client: unknown, status: number) => {
    answers += 1;
    if (status !== 200 || acknowledged === undefined) return;
    const after = Number(process.hrtime.bigint() - acknowledged) / 1e6;
    latest = Math.max(latest, after);
    if (after > 1000) late += 1;
  });
  await sleep(2000);
  for (let time = 0; time < times; time++) {
    await revoke();
    acknowledged = process.hrtime.bigint();
    await sleep(1200);
    acknowledged = undefined;
    await order('open');
    await sleep(100 + (time % 10) * 20);
  }
  load.stop();
  await load;
  return { count: times, latest, late, answers };
}
