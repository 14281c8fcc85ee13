import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { capture } from './capture.ts';
import { accountByNumber, refuseCard, refuseEmployee, refusePlace } from './find-account.ts';
import { authorizationOf, refuseAmount } from './find-authorization.ts';
import { toCents, toDollars } from './money.ts';
import { pageOf, refuseDates } from './page.ts';
import { accept, conflict, defined, notFound, timestamp, wrongInput } from './reply.ts';
import { nextId } from './state.ts';
import type { Account, Authorization, Capture, FlexitiContext, Schemas } from './state.ts';

const RETURN_DAYS = 100 * 86_400_000;

/** captureAuthorization, returnCapture and both versions of the list, whose bodies are the same. */
export const captureHandlers = {
  captureAuthorization(request: SandboxRequest, context: FlexitiContext): SandboxReply {
    const body = request.body as Schemas['CaptureRequest'];
    const authorization = authorizationOf(request, context);
    if (authorization === undefined) return notFound('Authorization ID');
    const amount = toCents(body.amount);
    return (
      refuseSender(body, context, authorization) ??
      refuseAmount(authorization, amount, 'Capture') ??
      accept(show(capture(authorization, amount, body.reference, context), context))
    );
  },
  returnCapture(request: SandboxRequest, context: FlexitiContext): SandboxReply {
    const body = request.body as Schemas['ReturnRequest'];
    const authorization = authorizationOf(request, context);
    const captured = context.state.data.captures.find(({ id }) => id === Number(request.path['capture_id']));
    if (authorization === undefined || captured?.authorizationId !== authorization.id)
      return notFound('Capture ID');
    if (!body.full_return && body.amount === undefined)
      return wrongInput('amount', 'Required unless full_return');
    const amount = body.full_return ? captured.remaining : toCents(body.amount ?? 0);
    return (
      refuseSender(body, context, authorization) ??
      refuseReturn(authorization, captured, amount, context) ??
      accept(giveBack(authorization, captured, amount, context))
    );
  },
  listCaptures: list,
  listCapturesV25: list,
};

function accountOf(authorization: Authorization, context: FlexitiContext): Account | undefined {
  return accountByNumber(context, authorization.accountNumber);
}

/** Whose card, at which place, by which employee. */
function refuseSender(
  body: Schemas['CaptureRequest'] | Schemas['ReturnRequest'],
  context: FlexitiContext,
  authorization: Authorization,
): SandboxReply | undefined {
  const account = accountOf(authorization, context);
  if (account === undefined) return notFound('Customer Account');
  return (
    refuseCard(body.vcc_number, context, account) ??
    refusePlace(body.external_location_id, account) ??
    refuseEmployee(body.external_employee_id)
  );
}

function refuseReturn(
  authorization: Authorization,
  captured: Capture,
  amount: number,
  context: FlexitiContext,
): SandboxReply | undefined {
  if (authorization.financing.transaction_type !== 'promotional_purchase') {
    return conflict('wrong_transaction_type', 'The capture is not related to a promotional purchase');
  }
  if (context.clock.now() - captured.createdAt > RETURN_DAYS) {
    return conflict('return_date_exceeded', 'Capture creation date is more than 100 days old.');
  }
  if (amount > 0 && amount <= captured.remaining) return undefined;
  return conflict('capture_amount_exceeded', 'Return amount is greater than the remaining captured amount.');
}

function giveBack(
  authorization: Authorization,
  captured: Capture,
  amount: number,
  context: FlexitiContext,
): Schemas['Return'] {
  captured.remaining -= amount;
  const account = accountOf(authorization, context);
  if (account !== undefined) account.available += amount;
  return defined<Schemas['Return']>({
    return_id: nextId(context.state.data),
    reference: captured.reference,
    capture_id: captured.id,
    date: timestamp(context.clock.now()),
    amount: toDollars(amount),
    remaining_capture_amount: toDollars(captured.remaining),
    remaining_authorization_amount: toDollars(authorization.remaining),
  });
}

function list(request: SandboxRequest, context: FlexitiContext): SandboxReply {
  const { query } = request;
  const { captures, authorizations } = context.state.data;
  const accountOfCapture = (captured: Capture): number | undefined =>
    authorizations.find(({ id }) => id === captured.authorizationId)?.accountNumber;
  const asked = query['account_number'];
  const wanted = captures.filter((captured) => asked === undefined || accountOfCapture(captured) === asked);
  return refuseDates(query) ?? accept(pageOf(wanted, query).map((captured) => show(captured, context)));
}

function show(captured: Capture, context: FlexitiContext): Schemas['Capture'] {
  const authorization = context.state.data.authorizations.find(({ id }) => id === captured.authorizationId);
  return defined<Schemas['Capture']>({
    capture_id: captured.id,
    authorization_id: captured.authorizationId,
    reference: captured.reference,
    date: timestamp(captured.createdAt),
    amount: toDollars(captured.amount),
    remaining_capture_amount: toDollars(captured.remaining),
    remaining_authorization_amount: toDollars(authorization?.remaining ?? 0),
  });
}
