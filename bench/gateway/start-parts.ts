import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import type { Answer, Order } from './messages.ts';

type Done = Extract<Answer, { readonly kind: 'done' }>;

export type Parts = {
  /** The same operation, straight from the upstream. */
  readonly direct: string;
  /** And through the gateway. */
  readonly through: string;
  order(order: Order): Promise<Done>;
  stop(): void;
};

/** Starts the upstream and the gateway, each in a process of its own. */
export async function startParts(): Promise<Parts> {
  const upstream = start('upstream.ts', []);
  const direct = (await answerOf(upstream, 'ready')).url;
  const gateway = start('gateway.ts', [direct]);
  const through = (await answerOf(gateway, 'ready')).url;
  return {
    direct,
    through,
    order(order) {
      const answer = answerOf(gateway, 'done');
      gateway.send(order);
      return answer;
    },
    stop() {
      for (const child of [gateway, upstream]) if (child.connected) child.disconnect();
    },
  };
}

function start(file: string, args: readonly string[]): ChildProcess {
  return fork(join(import.meta.dirname, file), args, { execArgv: ['--expose-gc'] });
}

async function answerOf<Kind extends Answer['kind']>(
  child: ChildProcess,
  kind: Kind,
): Promise<Extract<Answer, { readonly kind: Kind }>> {
  const [answer] = (await once(child, 'message')) as [Answer];
  if (answer.kind !== kind) throw new Error(`expected ${kind}, found ${answer.kind}`);
  return answer as Extract<Answer, { readonly kind: Kind }>;
}
