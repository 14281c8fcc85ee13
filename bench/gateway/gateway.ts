/** The gateway's part: a process with a gateway in front of the upstream at the address in the first argument. */
import { startGateway } from '../../src/gateway/start-gateway.ts';
import { shopCredentials } from '../../src/gateway/testing/open-shop.ts';
import { shopContract } from '../../src/gateway/testing/shop-contract.ts';
import type { Answer, Order } from './messages.ts';

let admitted = true;
const refusal = { code: 'revoked', item: 'promotion', reason: 'revoked', command: 'livegate promote acme' };

const gateway = await startGateway({
  ...{ contract: shopContract({ defaultAuth: 'key' }), environmentName: 'production', network: 'sandbox' },
  ...{
    routes: { 'https://services.acme.example': new URL(process.argv[2] ?? '').origin },
    credentials: shopCredentials,
  },
  admit: () => (admitted ? { admitted } : { admitted, ...refusal }),
  listen: {},
});

process.on('message', (order: Order) => {
  if (order === 'memory') (globalThis as { gc?: () => void }).gc?.();
  else admitted = order === 'admit';
  const { heapUsed, rss } = process.memoryUsage();
  const done: Answer = { kind: 'done', at: String(process.hrtime.bigint()), rss, heap: heapUsed };
  process.send?.(done);
});
process.once('disconnect', () => process.exit(0));
const ready: Answer = { kind: 'ready', url: `${gateway.url}/items` };
process.send?.(ready);
