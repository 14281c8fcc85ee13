import { defineRestSandbox } from '../../src/sandbox/index.ts';
import { createCatalogue } from './sandbox/catalogue.ts';
import { customerHandlers } from './sandbox/customer-handlers.ts';
import { drifts } from './sandbox/drifts.ts';
import { failure } from './sandbox/failure.ts';
import { gatekeeper } from './sandbox/gatekeeper.ts';
import { orderHandlers } from './sandbox/order-handlers.ts';
import { productHandlers } from './sandbox/product-handlers.ts';
import { recycle } from './sandbox/recycle.ts';
import { createState, seedIds } from './sandbox/seed.ts';
import { simHandlers } from './sandbox/sim-handlers.ts';
import type { Shared, State } from './sandbox/state.ts';
import { subscriptionHandlers } from './sandbox/subscription-handlers.ts';
import { tokenHandlers } from './sandbox/token-handlers.ts';

/** Truphone Connect as its pages describe it; what they leave open is marked `inferred` where it is decided. */
export default defineRestSandbox<State, Shared>({
  provider: 'truphone',
  protocol: 'rest',
  createState,
  createShared: () => ({
    catalogues: { services: createCatalogue('services'), 'services-bit': createCatalogue('services-bit') },
    tokens: new Map(),
  }),
  issueCredentials: (_environment, newId) => ({
    resellerId: `reseller-${newId.hex(8)}`,
    resellerSecret: newId.uuid(),
    accountManagerId: `account-manager-${newId.hex(8)}`,
    accountManagerSecret: newId.uuid(),
  }),
  before: gatekeeper,
  handlers: {
    ...tokenHandlers,
    ...orderHandlers,
    ...productHandlers,
    ...simHandlers,
    ...subscriptionHandlers,
    ...customerHandlers,
  },
  reset: recycle,
  sampleIds: ({ environment }) => seedIds(environment),
  tooManyRequests: () => failure(429, 'TOO MANY REQUESTS', 'The rate limit is exceeded'),
  internalError: () => failure(500, 'INTERNAL_ERROR', 'An unexpected error has occurred'),
  drifts,
});
