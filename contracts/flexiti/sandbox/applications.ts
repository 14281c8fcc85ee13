import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { accountByCard, accountByNumber, refusePlace } from './find-account.ts';
import { toMoneyText } from './money.ts';
import { accept, conflict, refuse, wrongInput, wrongInputs } from './reply.ts';
import { createAccount, originOf } from './seed.ts';
import { nextId } from './state.ts';
import type { Account, FlexitiContext, Schemas } from './state.ts';

type Application = Schemas['ApplicationRequest'];
type Outcome = {
  readonly status: Schemas['ApplicationDecision']['application_status'];
  readonly rating?: Schemas['RiskRating'];
};

const APPLY_MEMBERS = [
  'tos_agreement',
  'email',
  'phone_number',
  'address_1',
  'city',
  'province',
  'account_type',
] as const;
const MESSAGES = { approved: 'Approved', pending: 'Under review', declined: 'Declined' };

/** initWidget and apply. */
export const applicationHandlers = {
  initWidget(request: SandboxRequest, context: FlexitiContext): SandboxReply {
    const body = request.body as Schemas['WidgetInitRequest'];
    const refused = body.flow === 'apply' ? refuseApplyFlow(body) : identifyPurchaser(body, context);
    return refused ?? accept(openSession(request, body, context));
  },
  apply(request: SandboxRequest, context: FlexitiContext): SandboxReply {
    const body = request.body as Application;
    return refuseApplication(body, context) ?? accept(decide(body, context));
  },
};

function refuseApplyFlow(body: Schemas['WidgetInitRequest']): SandboxReply | undefined {
  const missing = APPLY_MEMBERS.filter((member) => body[member] === undefined);
  if (missing.length === 0) return undefined;
  return wrongInputs(missing.map((param) => ({ param, msg: 'Required when flow is apply' })));
}

/** The purchase flow needs to know who purchases; no code is documented for a customer that nobody knows. */
function identifyPurchaser(
  body: Schemas['WidgetInitRequest'],
  context: FlexitiContext,
): SandboxReply | undefined {
  const account = purchaser(body.customer_identification ?? {}, context);
  if (account === undefined) return wrongInput('customer_identification', 'Identifies no customer');
  // inferred: the sandbox has no browser, so who is sent to the widget is taken to have passed it.
  account.identified = true;
  return undefined;
}

function purchaser(
  identification: Schemas['CustomerIdentification'],
  context: FlexitiContext,
): Account | undefined {
  const { account_number, vcc_number, personal_information: person } = identification;
  if (account_number !== undefined) return accountByNumber(context, account_number);
  if (vcc_number !== undefined) return accountByCard(context, vcc_number);
  return person === undefined ? undefined : findPerson(person, context);
}

function findPerson(
  person: { first_name: string; last_name: string; dob: string },
  context: FlexitiContext,
): Account | undefined {
  return context.state.data.accounts.find(
    ({ firstName, lastName, dob }) =>
      firstName === person.first_name && lastName === person.last_name && dob === person.dob,
  );
}

function openSession(
  request: SandboxRequest,
  body: Schemas['WidgetInitRequest'],
  context: FlexitiContext,
): Schemas['WidgetSession'] {
  const session = context.newId.hex(32);
  const person = body.customer_identification?.personal_information;
  context.state.data.widgetSessions.set(session, {
    flow: body.flow,
    firstName: person?.first_name,
    lastName: person?.last_name,
  });
  const query = new URLSearchParams({
    lang: body.lang ?? 'en',
    'x-reference-id': request.headers['x-reference-id'] ?? '',
    widget_session_id: session,
  });
  const client = context.credentials['clientId'] ?? '';
  const page = `${originOf(context.environment)}/#/widget/${client}/${context.newId.hex(40)}`;
  return { redirection_url: `${page}?${query.toString()}` };
}

function refuseApplication(body: Application, context: FlexitiContext): SandboxReply | undefined {
  if (!body.tos_agreement)
    return conflict('tos_agreement_required', 'Terms and Conditions missing or not agreed');
  if (findPerson(body, context) !== undefined) {
    return conflict('customer_already_exists', 'Customer applying already has an account');
  }
  return (
    refuseSession(body, context) ??
    refusePlace(body.external_location_id, { accountType: body.account_type ?? 'consumer' }) ??
    refuseFailure(body.middle_name ?? '', context.stage)
  );
}

/** inferred: keys of the sandbox's own for two failures of others that the test plan has no key for. */
function refuseFailure(middleName: string, stage: 'test' | 'live'): SandboxReply | undefined {
  if (stage === 'live') return undefined;
  if (middleName === 'E-TIMEOUT') {
    return conflict('application_create_error', 'The Credit Application was not created: 3rd party timeout');
  }
  return middleName === 'E-BACK_END' ? refuse(400, 'general_error', 'A back-end process failed') : undefined;
}

/** A session must be one of apply, and of the very person that it was opened for. */
function refuseSession(body: Application, context: FlexitiContext): SandboxReply | undefined {
  if (body.widget_session_id === undefined) return undefined;
  const session = context.state.data.widgetSessions.get(body.widget_session_id);
  const samePerson =
    (session?.firstName ?? body.first_name) === body.first_name &&
    (session?.lastName ?? body.last_name) === body.last_name;
  if (session?.flow === 'apply' && samePerson) return undefined;
  return conflict('not_verified', 'Different personal information, or incorrect widget_session_id');
}

function decide(body: Application, context: FlexitiContext): Schemas['ApplicationDecision'] {
  const { data } = context.state;
  const { status, rating = 'M' } = adjudicate(body.middle_name ?? '', context.stage);
  const decision = { creditapp_id: nextId(data), application_status: status, message: MESSAGES[status] };
  if (status !== 'approved') return decision;
  const account = createAccount(data, {
    firstName: body.first_name,
    lastName: body.last_name,
    dob: body.dob,
    riskRating: rating,
    accountType: body.account_type ?? 'consumer',
    postalCode: body.postal_code ?? 'M1M1M1',
    province: body.province ?? 'ON',
    creationDate: new Date(context.clock.now()).toISOString().slice(0, 10),
  });
  data.accounts.push(account);
  return {
    ...decision,
    account_number: account.accountNumber,
    customer_id: account.customerId,
    credit_limit: toMoneyText(account.creditLimit),
  };
}

/** The response keys of the test plan (page 1304134051); in live a middle name is a name. */
function adjudicate(middleName: string, stage: 'test' | 'live'): Outcome {
  // inferred: without a key the sandbox approves; a bureau would decide.
  if (stage === 'live') return { status: 'approved' };
  if (middleName.startsWith('D-')) return { status: 'declined' };
  if (middleName.startsWith('P-')) return { status: 'pending' };
  const rating = /^A-RR_([LMHXYZNPQRS])$/.exec(middleName)?.[1] as Schemas['RiskRating'] | undefined;
  return rating === undefined ? { status: 'approved' } : { status: 'approved', rating };
}
