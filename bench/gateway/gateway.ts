/** The gateway's part: a process with a gateway in front of the upstream at the address in the first argument; its door looks at the ledger in the second. */
import { statSync } from 'node:fs';
import { openDoor } from '../../src/gate/door.ts';
import { watchEpoch } from '../../src/gate/epoch-watch.ts';
import type { Promotion } from '../../src/gate/predicates/promotion.ts';
import { createSecondClock } from '../../src/gate/second-clock.ts';
import { startGateway } from '../../src/gateway/start-gateway.ts';
import { shopCredentials } from '../../src/gateway/testing/open-shop.ts';
import { shopContract } from '../../src/gateway/testing/shop-contract.ts';
import type { Answer, Order } from './messages.ts';

const [, , upstream = '', ledger = ''] = process.argv;
const day = 86_400_000;
const promotion: Promotion = {
  ...{ id: '0'.repeat(32), provider: 'acme', environment: 'production', network: 'sandbox', epoch: 0 },
  ...{ audience: { repository: 'bench' }, decision: 'sha256:0', operations: ['listItems'], ceilings: [] },
  ...{ approvers: 1, issuedAt: new Date().toISOString(), ledger: { size: 0, root: '' } },
  expiresAt: new Date(Date.now() + day).toISOString(),
};
const second = createSecondClock(day);

const open = (): { door: ReturnType<typeof openDoor>; close: () => void } => {
  const watch = watchEpoch(ledger, 'acme', statSync(ledger).size);
  const clocks = { now: () => Date.now(), elapsed: () => performance.now(), second };
  return { door: openDoor({ promotion, watch, ...clocks }), close: () => watch.close() };
};
let opened = open();

const gateway = await startGateway({
  ...{ contract: shopContract({ defaultAuth: 'key' }), environmentName: 'production', network: 'sandbox' },
  ...{ routes: { 'https://services.acme.example': new URL(upstream).origin }, credentials: shopCredentials },
  ...{ admit: (asked) => opened.door(asked), onClock: second.hear, listen: {} },
});

process.on('message', (order: Order) => {
  if (order === 'memory') (globalThis as { gc?: () => void }).gc?.();
  else {
    opened.close();
    opened = open();
  }
  const { heapUsed, rss } = process.memoryUsage();
  const done: Answer = { kind: 'done', rss, heap: heapUsed };
  process.send?.(done);
});
process.once('disconnect', () => process.exit(0));
const ready: Answer = { kind: 'ready', url: `${gateway.url}/items` };
process.send?.(ready);
