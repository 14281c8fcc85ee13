import type { DriftPack, SandboxReply } from '../../../src/sandbox/index.ts';

type Body = Record<string, unknown>;

const CHANGE_LOG = 'Change log, https://flexiti.atlassian.net/wiki/x/GQCRAg';
const NEW_KINDS = 'Overview page 42500680, list of what is called backwards compatible';
const WITH_RATES: ReadonlySet<string> = new Set([
  'calculateInterest',
  'createAuthorization',
  'getAuthorization',
]);
const WITH_APR: ReadonlySet<string> = new Set([
  'calculateInterestV25',
  'createAuthorizationV25',
  'getAuthorizationV25',
]);

/** Changes that Flexiti made, or says it may make without a new version. */
export const drifts: Readonly<Record<string, DriftPack>> = {
  'apr-instead-of-annual-rates': {
    describe: 'v2.5.1 answers apr, as v2.5 does: an environment that runs behind.',
    source: `${CHANGE_LOG}, 21.10.0 (2021-09-22)`,
    reply: forOperations(WITH_RATES, (body) => {
      if (!('annual_rates' in body)) return;
      body['apr'] = (body['annual_rates'] as Body)['rate'];
      delete body['annual_rates'];
    }),
  },
  'annual-rates-in-v25': {
    describe: 'The change of 21.10.0 made in v2.5 itself: apr becomes annual_rates.',
    source: `${CHANGE_LOG}, 21.10.0 (2021-09-22)`,
    reply: forOperations(WITH_APR, (body) => {
      if (!('apr' in body)) return;
      body['annual_rates'] = {
        description: 'Annual interest rate',
        rate: body['apr'],
        type: 'percentage',
        message: '',
      };
      delete body['apr'];
    }),
  },
  'plan-name-missing': {
    describe: 'plan_name is gone, as before it was added. Optional in the contract: no client may break.',
    source: `${CHANGE_LOG}, 22.9.0 (2022-08-25)`,
    reply: forOperations(new Set(['calculateInterest']), (body) => {
      delete body['plan_name'];
    }),
  },
  'new-error-code': {
    describe: 'Every 409 has a code that no page lists.',
    source: `${CHANGE_LOG}, 21.4 (a new error on return, refund and verify); ${NEW_KINDS}`,
    reply: (_operation, reply) =>
      reply.status === 409 ? { ...reply, body: { ...(reply.body as Body), error: 'vcc_not_active' } } : reply,
  },
  'wrong-input-singular': {
    describe: 'The code for invalid input is wrong_input, as one sample prints it.',
    source: 'Error page 21987369',
    reply: (_operation, reply) =>
      (reply.body as Body | undefined)?.['error'] === 'wrong_inputs'
        ? { ...reply, body: { ...(reply.body as Body), error: 'wrong_input' } }
        : reply,
  },
  'new-response-code': {
    describe: 'Validation errors come as 422 instead of 409.',
    source: NEW_KINDS,
    reply: (_operation, reply) => (reply.status === 409 ? { ...reply, status: 422 } : reply),
  },
  'longer-id': {
    describe: 'Account numbers and capture ids have more digits than documented.',
    source: `${NEW_KINDS}: "changing the length or content of any API parameter"`,
    reply: everyReply((body) => {
      for (const name of ['account_number', 'capture_id']) {
        if (typeof body[name] === 'number') body[name] += 900_000_000_000_000;
      }
    }),
  },
  'account-number-as-text': {
    describe: 'Account numbers are text, as the sample of /transactions has them.',
    source: 'Page 9601087, sample of a deposit',
    reply: everyReply((body) => {
      if (typeof body['account_number'] === 'number') body['account_number'] = String(body['account_number']);
    }),
  },
  'tos-renamed': {
    describe: 'tos_agreement is called tos, as in the second element of the sample.',
    source: 'Page 9371728, sample of /customers/search',
    reply: forOperations(new Set(['searchCustomers']), (body) => {
      if ('tos_agreement' in body) body['tos'] = body['tos_agreement'];
      delete body['tos_agreement'];
    }),
  },
  'account-type-renamed': {
    describe: 'customer_account_type is called account_type.',
    source: 'Revision 1304330365 of page 9371728',
    reply: forOperations(new Set(['searchCustomers']), (body) => {
      if ('customer_account_type' in body) body['account_type'] = body['customer_account_type'];
      delete body['customer_account_type'];
    }),
  },
};

/** Applies a change to each object of the successful replies of some operations. */
function forOperations(
  operations: ReadonlySet<string>,
  change: (body: Body) => void,
): DriftPack['reply'] & object {
  const everywhere = everyReply(change);
  return (operation, reply) => (operations.has(operation) ? everywhere(operation, reply) : reply);
}

function everyReply(change: (body: Body) => void): (operation: string, reply: SandboxReply) => SandboxReply {
  return (_operation, reply) => {
    if (reply.status !== 200) return reply;
    const body: unknown = structuredClone(reply.body);
    eachObject(body, change);
    return { ...reply, body };
  };
}

function eachObject(value: unknown, change: (body: Body) => void): void {
  if (typeof value !== 'object' || value === null) return;
  for (const member of Object.values(value)) eachObject(member, change);
  if (!Array.isArray(value)) change(value as Body);
}
