import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { capture } from './capture.ts';
import { accountByNumber, refuseCard, refusePlace, refuseStanding } from './find-account.ts';
import { authorizationOf, refuseAmount } from './find-authorization.ts';
import { annualRates, bypassCovers, interestOf, planById } from './interest.ts';
import { toCents, toDollars } from './money.ts';
import { pageOf, refuseDates } from './page.ts';
import { accept, conflict, defined, notFound, refuse, timestamp, wrongInput } from './reply.ts';
import { PLACES } from './seed.ts';
import { nextId } from './state.ts';
import type { Account, Authorization, FlexitiContext, Schemas } from './state.ts';

type Body = Schemas['AuthorizationRequest'];
type Shown = Schemas['Authorization'] | Schemas['AuthorizationV25'];

/** Both versions of create, read and list: the same rules, shown with annual_rates or with apr. */
export const authorizationHandlers = {
  createAuthorization: create(show),
  createAuthorizationV25: create(showV25),
  getAuthorization: read(show),
  getAuthorizationV25: read(showV25),
  listAuthorizations: list(show),
  listAuthorizationsV25: list(showV25),
  releaseAuthorization: release,
};

function create(shown: (authorization: Authorization) => Shown) {
  return (request: SandboxRequest, context: FlexitiContext): SandboxReply => {
    const body = request.body as Body;
    const account = accountByNumber(context, body.account_number);
    if (account === undefined) return notFound('Customer Account');
    return (
      refuseCard(body.vcc_number, context, account) ??
      refuseStanding(account) ??
      refusePlace(body.external_location_id, account) ??
      refuseSetting(body) ??
      refusePurchase(body, account) ??
      refuseFinancing(body, account) ??
      accept(shown(authorise(body, context, account)))
    );
  };
}

/** What the merchant is not set up for at this place. */
function refuseSetting(body: Body): SandboxReply | undefined {
  const place = PLACES.get(body.external_location_id ?? '');
  if (place === undefined) return undefined;
  if (!body.auto_capture && !place.preauthorizes) {
    return conflict('auth_not_allowed', 'Merchant has not been configured for preauthorization');
  }
  if (body.financing_option.transaction_type === 'regular_purchase' || place.hasPlans) return undefined;
  return conflict('plan_term_not_set', 'Merchant has not been configured for the financing option');
}

/** In store a code of verify; online none, and then the customer must have passed the widget. */
function refusePurchase(body: Body, account: Account): SandboxReply | undefined {
  if (body.verification_code === undefined) {
    return account.identified
      ? undefined
      : refuse(404, 'customer_identity_not_found', 'The customer did not pass through the widget');
  }
  const { verification } = account;
  const known = verification?.code === body.verification_code && verification.requestId === body.request_id;
  const regular = body.financing_option.transaction_type === 'regular_purchase';
  const covered = verification?.bypass !== true || (regular && bypassCovers(toCents(body.amount)));
  return known && covered
    ? undefined
    : conflict('not_verified', 'The customer is not verified for this purchase');
}

function refuseFinancing(
  { financing_option: option, amount }: Body,
  account: Account,
): SandboxReply | undefined {
  const cents = toCents(amount);
  if (option.transaction_type === 'regular_purchase') return refuseCredit(cents, account);
  if (option.plan_id === undefined)
    return wrongInput('financing_option.plan_id', 'Required for promotional_purchase');
  if (option.term === undefined)
    return wrongInput('financing_option.term', 'Required for promotional_purchase');
  const plan = planById(option.plan_id);
  if (plan?.terms.includes(option.term) !== true) {
    return conflict('plan_term_not_available', 'The plan and term are not available to the customer');
  }
  return refuseCredit(cents + interestOf(plan, option.term, cents), account);
}

function refuseCredit(cents: number, account: Account): SandboxReply | undefined {
  if (cents <= account.available) return undefined;
  return conflict('credit_exceeded', 'Amount requested plus interest is greater than the available credit');
}

function authorise(body: Body, context: FlexitiContext, account: Account): Authorization {
  const { data } = context.state;
  const amount = toCents(body.amount);
  const authorization: Authorization = {
    id: nextId(data),
    accountNumber: account.accountNumber,
    reference: body.reference,
    financing: body.financing_option,
    amount,
    createdAt: context.clock.now(),
    remaining: amount,
    captureId: undefined,
  };
  account.available -= amount;
  data.authorizations.push(authorization);
  if (body.financing_option.transaction_type === 'regular_purchase') {
    account.regularPurchases.push(authorization.createdAt);
  }
  if (body.auto_capture) authorization.captureId = capture(authorization, amount, body.reference, context).id;
  return authorization;
}

function read(shown: (authorization: Authorization) => Shown) {
  return (request: SandboxRequest, context: FlexitiContext): SandboxReply => {
    const authorization = authorizationOf(request, context);
    return authorization === undefined ? notFound('Authorization ID') : accept(shown(authorization));
  };
}

function list(shown: (authorization: Authorization) => Shown) {
  return (request: SandboxRequest, context: FlexitiContext): SandboxReply => {
    const { query } = request;
    const wanted = context.state.data.authorizations.filter(
      (authorization) =>
        (query['account_number'] ?? authorization.accountNumber) === authorization.accountNumber &&
        (query['transaction_type'] ?? authorization.financing.transaction_type) ===
          authorization.financing.transaction_type &&
        (query['authorization_status'] ?? statusOf(authorization)) === statusOf(authorization),
    );
    return refuseDates(query) ?? accept(pageOf(wanted, query).map(shown));
  };
}

function release(request: SandboxRequest, context: FlexitiContext): SandboxReply {
  const body = request.body as Schemas['ReleaseRequest'];
  const authorization = authorizationOf(request, context);
  if (authorization === undefined) return notFound('Authorization ID');
  const amount = toCents(body.amount);
  const refused = refuseAmount(authorization, amount, 'Release');
  if (refused !== undefined) return refused;
  authorization.remaining -= amount;
  const account = accountByNumber(context, authorization.accountNumber);
  if (account !== undefined) account.available += amount;
  return accept(
    defined<Schemas['Release']>({
      authorization_id: authorization.id,
      reference: body.reference ?? authorization.reference,
      date: timestamp(context.clock.now()),
      amount: body.amount,
      remaining_authorization_amount: toDollars(authorization.remaining),
    }),
  );
}

// inferred: an authorization is closed as soon as nothing of it is left.
function statusOf(authorization: Authorization): Schemas['AuthorizationStatus'] {
  return authorization.remaining === 0 ? 'closed' : 'opened';
}

function base(authorization: Authorization) {
  return {
    authorization_id: authorization.id,
    account_number: authorization.accountNumber,
    reference: authorization.reference,
    authorization_status: statusOf(authorization),
    financing_option: authorization.financing,
    amount: toDollars(authorization.amount),
    remaining_authorization_amount: toDollars(authorization.remaining),
    creation_date: timestamp(authorization.createdAt),
    capture_id: authorization.captureId,
  };
}

function show(authorization: Authorization): Schemas['Authorization'] {
  const plan = planById(authorization.financing.plan_id ?? 0);
  const rates = plan === undefined ? undefined : annualRates(plan);
  return defined<Schemas['Authorization']>({ ...base(authorization), annual_rates: rates });
}

function showV25(authorization: Authorization): Schemas['AuthorizationV25'] {
  const plan = planById(authorization.financing.plan_id ?? 0);
  return defined<Schemas['AuthorizationV25']>({ ...base(authorization), apr: plan?.rate });
}
