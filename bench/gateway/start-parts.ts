import { fork } from 'node:child_process';
import type { ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { revoke } from '../../src/gate/revoke.ts';
import { openFileLedger } from '../../src/ledger/file/file-ledger.ts';
import type { Answer, Order } from './messages.ts';

type Done = Extract<Answer, { readonly kind: 'done' }>;

/** Where the same operation is asked for: of the upstream itself, through a pipe of bytes, through a relay that only relays, through the gateway. */
export type Ways = {
  readonly direct: string;
  readonly pipe: string;
  readonly relay: string;
  readonly through: string;
};

export type Parts = {
  readonly ways: Ways;
  order(order: Order): Promise<Done>;
  /** Resolves when the ledger has acknowledged it. */
  revoke(): Promise<void>;
  stop(): Promise<void>;
};

/** Starts the upstream, the pipe, the relay and the gateway, each in a process of its own, and a ledger that the gateway's door looks at. */
export async function startParts(): Promise<Parts> {
  const folder = mkdtempSync(join(tmpdir(), 'livegate-bench-'));
  const file = join(folder, 'ledger.jsonl');
  const ledger = await openFileLedger(file);
  await revoke({ provider: 'another', reason: 'the ledger is there', by: 'bench', now: new Date() }, ledger);
  const upstream = start('upstream.ts', []);
  const direct = (await answerOf(upstream, 'ready')).url;
  const piped = start('pipe.ts', [direct]);
  const pipe = (await answerOf(piped, 'ready')).url;
  const bare = start('relay.ts', [direct]);
  const relay = (await answerOf(bare, 'ready')).url;
  const gateway = start('gateway.ts', [direct, file]);
  const through = (await answerOf(gateway, 'ready')).url;
  return {
    ways: { direct, pipe, relay, through },
    order(order) {
      const answer = answerOf(gateway, 'done');
      gateway.send(order);
      return answer;
    },
    async revoke() {
      await revoke({ provider: 'acme', reason: 'bench', by: 'bench', now: new Date() }, ledger);
    },
    async stop() {
      for (const child of [gateway, bare, piped, upstream]) if (child.connected) child.disconnect();
      await ledger.close();
      rmSync(folder, { recursive: true });
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
