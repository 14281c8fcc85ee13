import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import {
  accountByCard,
  accountByNumber,
  refuseCard,
  refuseInactive,
  refusePlace,
  refuseStanding,
} from './find-account.ts';
import { toCents } from './money.ts';
import { accept, conflict, notFound, timestamp, wrongInput } from './reply.ts';
import { nextId } from './state.ts';
import type { Account, FlexitiContext, Schemas } from './state.ts';

type Body = Schemas['TransactionRequest'];

const DAY = 86_400_000;
const DAILY_PAYMENTS = 1_000_000;

/** createTransaction: deposits, in-store payments and trade-ins, all of which pay money in. */
export const transactionHandlers = {
  createTransaction(request: SandboxRequest, context: FlexitiContext): SandboxReply {
    const { idempotent } = context.state.data;
    const key = request.headers['x-idempotency-key'];
    if (key === undefined) return post(request.body as Body, context);
    const hash = request.headers['x-context-hash'];
    const earlier = idempotent.get(key);
    // inferred: what "proper warning" means for a body that changed under the same key.
    if (earlier !== undefined && earlier.hash !== hash)
      return wrongInput('x-context-hash', 'The request has changed');
    if (earlier !== undefined) return earlier.reply;
    const reply = post(request.body as Body, context);
    if (reply.status === 200) idempotent.set(key, { hash, reply });
    return reply;
  },
};

/** The two mistakes in the body that have a code of their own here; undefined: wrong_inputs says it. */
export function refuseTransactionProblems(request: SandboxRequest): SandboxReply | undefined {
  const body = request.body as Partial<Body> | undefined;
  if (request.problems.some(({ at }) => at === '/body/transaction_type')) {
    return conflict('invalid_transaction_type', 'wrong value for transaction type in the request');
  }
  if (request.problems.length === 1 && body !== undefined && body.verification_code === undefined) {
    return conflict('verification_code_required', 'Verification code is a required parameter.');
  }
  return undefined;
}

function post(body: Body, context: FlexitiContext): SandboxReply {
  if ((body.vcc_number ?? body.account_number ?? body.customer_id) === undefined) {
    return wrongInput('account_number', 'One of vcc_number, account_number and customer_id is needed');
  }
  const account = payer(body, context);
  if (account === undefined) return notFound('Customer Account');
  return (
    refuseCard(body.vcc_number, context, account) ??
    refuseInactive(account) ??
    refuseStanding(account) ??
    refusePlace(body.external_location_id, account) ??
    refuseCode(body, account) ??
    refuseTradeIn(body, account) ??
    refusePayments(body, context, account) ??
    accept(pay(body, context, account))
  );
}

function payer(body: Body, context: FlexitiContext): Account | undefined {
  if (body.account_number !== undefined) return accountByNumber(context, body.account_number);
  if (body.vcc_number !== undefined) return accountByCard(context, body.vcc_number);
  return context.state.data.accounts.find(({ customerId }) => customerId === body.customer_id);
}

function refuseCode(body: Body, account: Account): SandboxReply | undefined {
  if (account.verification?.code !== body.verification_code) {
    return conflict('wrong_verification_code', 'Verification code entered is incorrect');
  }
  if (account.verification.requestId === body.request_id) return undefined;
  return conflict('not_verified', 'The request_id does not match the one passed in the /verify endpoint');
}

/** inferred: of the three types only a trade-in is set against a purchase, so it alone must fit into what is open to buy. */
function refuseTradeIn(body: Body, account: Account): SandboxReply | undefined {
  if (body.transaction_type !== 'tradein' || toCents(body.amount) <= account.available) return undefined;
  return conflict('not_enough_credit', 'Customer does not have enough open to buy for transaction amount');
}

function refusePayments(body: Body, context: FlexitiContext, account: Account): SandboxReply | undefined {
  const since = context.clock.now() - DAY;
  const today = account.payments.filter(({ at }) => at > since).reduce((sum, { amount }) => sum + amount, 0);
  if (today + toCents(body.amount) <= DAILY_PAYMENTS) return undefined;
  return conflict('limit_payment_amount_24', 'Payments made on the account exceed the $10,000/day limit');
}

function pay(body: Body, context: FlexitiContext, account: Account): Schemas['Transaction'] {
  const amount = toCents(body.amount);
  const at = context.clock.now();
  account.payments.push({ at, amount });
  account.available += amount;
  return {
    transaction_id: nextId(context.state.data),
    transaction_type: body.transaction_type,
    account_number: account.accountNumber,
    amount: body.amount,
    date: timestamp(at),
  };
}
