import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { refuseCard, refusePlace, withAccount } from './find-account.ts';
import { mayBypass, offers, offersV25 } from './interest.ts';
import { toCents } from './money.ts';
import { accept, conflict, notFound, refuse, wrongInput } from './reply.ts';
import { PERSONAL_WORD, SECURITY_QUESTION } from './seed.ts';
import type { Account, FlexitiContext, Schemas } from './state.ts';

const TWO_DAYS = 2 * 86_400_000;
const TRIES = 3;

/** verifyAccount, calculateInterest, calculateInterestV25, closeAccount, refundAccount. */
export const accountHandlers = {
  verifyAccount: withAccount((request, context, account) => {
    const body = request.body as Schemas['VerifyRequest'];
    return (
      refuseCard(body.vcc_number, context, account) ??
      refuseFormat(body, context, account) ??
      issue(body, context, account)
    );
  }),
  calculateInterest: withAccount((request, context, account) =>
    offers(request.body as Schemas['CalculateInterestRequest'], account, context.clock.now()),
  ),
  calculateInterestV25: withAccount((request, context, account) =>
    offersV25(request.body as Schemas['CalculateInterestRequest'], account, context.clock.now()),
  ),
  // inferred: closing a closed account changes nothing and succeeds.
  closeAccount: withAccount((_request, _context, account) => {
    account.status = 'C';
    account.reason = 'FCLC';
    return accept<Schemas['Empty']>({});
  }),
  refundAccount: withAccount(refund),
};

function refuseFormat(
  body: Schemas['VerifyRequest'],
  context: FlexitiContext,
  account: Account,
): SandboxReply | undefined {
  if (body.format === 'sms' && !account.phoneOnFile) {
    return refuse(400, 'sms_not_valid_phone', 'Phone number on file invalid/missing');
  }
  if (body.format === 'security_question') return refuseAnswer(body, context, account);
  // inferred: this merchant may override for consumers only; the documents say that select merchants may.
  if (body.format === 'merchant_override' && account.accountType === 'business') {
    return conflict('merchant_override_is_not_allowed', 'Merchant is not configured for Merchant Override');
  }
  if (body.format === 'regular_purchase_bypass' && !mayBypass(account, context.clock.now())) {
    return conflict(
      'regular_purchase_bypass_is_not_allowed',
      'Customer does not qualify for a regular purchase bypass',
    );
  }
  return undefined;
}

/** More than three wrong answers in 48 hours shut the question, for the right answer too. */
function refuseAnswer(
  body: Schemas['VerifyRequest'],
  context: FlexitiContext,
  account: Account,
): SandboxReply | undefined {
  if (body.security_qid === undefined) return wrongInput('security_qid', 'Required for security_question');
  if (body.security_answer === undefined)
    return wrongInput('security_answer', 'Required for security_question');
  const now = context.clock.now();
  const asked = [SECURITY_QUESTION, PERSONAL_WORD].find(({ id }) => id === body.security_qid);
  const right = body.security_answer === asked?.answer;
  if (!right) account.wrongAnswers.push(now);
  if (account.wrongAnswers.filter((at) => at > now - TWO_DAYS).length > TRIES) {
    return conflict('tries_exceed', 'The wrong security answer has been attempted more than three times');
  }
  if (right) return undefined;
  return asked === PERSONAL_WORD
    ? conflict('piw_mismatch', 'Personal Identification word does not match what is on file')
    : conflict('secret_answer_mismatch', 'Security question answer does not match');
}

function issue(body: Schemas['VerifyRequest'], context: FlexitiContext, account: Account): SandboxReply {
  const code = 1000 + (Number(context.newId.digits(6)) % 9000);
  account.verification = {
    code,
    requestId: body.request_id,
    bypass: body.format === 'regular_purchase_bypass',
  };
  if (body.format === 'sms') {
    return accept<Schemas['Verification']>({ verification_code: 'verification_sent_to_sms' });
  }
  // inferred: for email a number too; the sample before the one of sms holds a number and is not labelled.
  return accept<Schemas['Verification']>({ verification_code: code });
}

function refund(request: SandboxRequest, context: FlexitiContext, account: Account): SandboxReply {
  const body = request.body as Schemas['RefundRequest'];
  const { captures } = context.state.data;
  if (body.capture_id !== undefined && !captures.some(({ id }) => id === body.capture_id))
    return notFound('Capture');
  const amount = toCents(body.amount);
  const refused =
    refuseCard(body.vcc_number, context, account) ?? refusePlace(body.external_location_id, account);
  if (refused !== undefined) return refused;
  if (amount > account.creditLimit - account.available) {
    return conflict('refunds_limit_exceeded_amount', 'Refund amount exceeds account balance limit');
  }
  account.available += amount;
  return accept<Schemas['Empty']>({});
}
