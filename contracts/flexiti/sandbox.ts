import { defineRestSandbox } from '../../src/sandbox/index.ts';
import type { RestHandler, SandboxReply, SandboxRequest } from '../../src/sandbox/index.ts';
import { accountHandlers } from './sandbox/accounts.ts';
import { applicationHandlers } from './sandbox/applications.ts';
import { authorise, createToken } from './sandbox/authentication.ts';
import { authorizationHandlers } from './sandbox/authorizations.ts';
import { captureHandlers } from './sandbox/captures.ts';
import { customerHandlers } from './sandbox/customers.ts';
import { drifts } from './sandbox/drifts.ts';
import { merchantHandlers } from './sandbox/merchants.ts';
import { refuseBackEnd, refuseMalicious } from './sandbox/refuse-early.ts';
import { refuseProblems, withPath } from './sandbox/reply.ts';
import { createData, createState } from './sandbox/seed.ts';
import { refuseTransactionProblems, transactionHandlers } from './sandbox/transactions.ts';
import type { FlexitiContext, FlexitiState } from './sandbox/state.ts';

/** Flexiti's POS API as its documents describe it. What they leave open is chosen and marked `inferred:`. */
export default defineRestSandbox<FlexitiState, null>({
  protocol: 'rest',
  provider: 'flexiti',
  createState,
  createShared: () => null,
  issueCredentials: (_environment, newId) => ({
    clientId: `sandbox-${newId.hex(12)}`,
    clientSecret: newId.uuid(),
  }),
  // Customers and what they bought are test objects and go; a bearer token is none and stays.
  reset: (context) => {
    context.state.data = createData(context.environment, context.state.data.lastId);
  },
  sampleIds: ({ state }) => {
    const [account] = state.data.accounts;
    const [authorization] = state.data.authorizations;
    return {
      customerId: account?.customerId ?? '',
      accountNumber: String(account?.accountNumber ?? ''),
      authorizationId: authorization?.id ?? 0,
    };
  },
  drifts,
  before: (request, context) => {
    const refused = refuseBefore(request, context);
    return refused === undefined ? undefined : withPath(refused, request);
  },
  handlers: tellingPaths({
    createToken,
    ...merchantHandlers,
    ...customerHandlers,
    ...applicationHandlers,
    ...accountHandlers,
    ...transactionHandlers,
    ...authorizationHandlers,
    ...captureHandlers,
  }),
});

function refuseBefore(request: SandboxRequest, context: FlexitiContext): SandboxReply | undefined {
  const malicious = refuseMalicious(request);
  if (malicious !== undefined || request.operation === 'createToken') return malicious;
  const special = request.operation === 'createTransaction' ? refuseTransactionProblems : refuseProblems;
  return (
    authorise(request, context) ??
    special(request) ??
    refuseProblems(request) ??
    refuseBackEnd(request, context)
  );
}

type Handlers = Readonly<Record<string, RestHandler<FlexitiState, null>>>;

function tellingPaths(handlers: Handlers): Handlers {
  return Object.fromEntries(
    Object.entries(handlers).map(([operation, handle]) => [
      operation,
      async (request, context) => withPath(await handle(request, context), request),
    ]),
  );
}
