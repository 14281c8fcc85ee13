import type { SandboxRequest } from '../../../src/sandbox/index.ts';
import { accountByCard, accountByNumber, refuseInactive, refuseStanding } from './find-account.ts';
import { PLANS } from './interest.ts';
import { toMoneyText } from './money.ts';
import { accept, defined, notFound, wrongInput } from './reply.ts';
import { SECURITY_QUESTION } from './seed.ts';
import type { Account, FlexitiContext, Schemas } from './state.ts';

/** searchCustomers, lookupCustomer, decodeDriversLicense. */
export const customerHandlers = {
  searchCustomers(request: SandboxRequest, context: FlexitiContext) {
    const found = context.state.data.accounts.filter((account) => matches(account, request.query));
    return found.length === 0 ? notFound('Customer Account') : accept(found.map(toCustomerAccount));
  },
  lookupCustomer(request: SandboxRequest, context: FlexitiContext) {
    const { vcc_number, account_number, customer_id } = request.query as LookupQuery;
    if ([vcc_number, account_number, customer_id].filter((key) => key !== undefined).length !== 1) {
      return wrongInput('vcc_number', 'Exactly one of vcc_number, account_number and customer_id is needed');
    }
    const account =
      (vcc_number !== undefined ? accountByCard(context, vcc_number) : undefined) ??
      (account_number !== undefined ? accountByNumber(context, account_number) : undefined) ??
      context.state.data.accounts.find(({ customerId }) => customerId === customer_id);
    if (account === undefined) return notFound('Customer Account');
    return refuseInactive(account) ?? refuseStanding(account) ?? accept(toLookup(account));
  },
  decodeDriversLicense(request: SandboxRequest) {
    const { code } = request.body as Schemas['DriversLicenseRequest'];
    const license = decode(code);
    return license === undefined ? wrongInput('code', 'Not a PDF417 licence code') : accept(license);
  },
};

type LookupQuery = { vcc_number?: string; account_number?: number; customer_id?: string };

function matches(account: Account, query: SandboxRequest['query']): boolean {
  const same = (mine: string, asked: unknown): boolean =>
    asked === undefined || (typeof asked === 'string' && mine.toLowerCase() === asked.toLowerCase());
  return (
    same(account.firstName, query['first_name']) &&
    same(account.lastName, query['last_name']) &&
    same(account.dob, query['dob']) &&
    same(account.postalCode, query['postal_code'])
  );
}

function toCustomerAccount(account: Account): Schemas['CustomerAccount'] {
  return {
    customer_id: account.customerId,
    account_status: account.status,
    account_status_reason_code: account.reason,
    tos_agreement: true,
    risk_rating: account.riskRating,
    account_number: account.accountNumber,
    customer_account_type: account.accountType,
    credit_limit: toMoneyText(account.creditLimit),
    available_credit: toMoneyText(account.available),
    originating_merchant_id: '12345',
    originating_merchant_name: 'ACME Jewellers',
    creation_date: account.creationDate,
    first_name: account.firstName,
    last_name: account.lastName,
    card_ending_in: account.vccNumber.slice(-4),
    preferred_language: account.province === 'QC' ? 'fr-CA' : 'en-CA',
  };
}

function toLookup(account: Account): Schemas['CustomerLookup'] {
  return {
    available_credit: toMoneyText(account.available),
    account_number: account.accountNumber,
    customer_id: account.customerId,
    security_qid: { id: SECURITY_QUESTION.id, text: SECURITY_QUESTION.text },
    address_1: '1 Test Street',
    city: 'Toronto',
    postal_code: account.postalCode,
    province: account.province,
    payment_protection: false,
    risk_rating: account.riskRating,
    offer_types: PLANS.map(({ id, name, terms }) => ({
      plan_id: id,
      plan_name: name,
      offer_category: 'promotional_purchase',
      term_options: [...terms],
    })),
    card_ending_in: account.vccNumber.slice(-4),
    preferred_language: account.province === 'QC' ? 'fr-CA' : 'en-CA',
  };
}

/** The elements of an AAMVA code, by their three letters; undefined where name or date of birth is missing. */
function decode(code: string): Schemas['DriversLicense'] | undefined {
  const element = (id: string): string | undefined => new RegExp(`${id}([^\\n\\r]+)`).exec(code)?.[1]?.trim();
  const first = element('DAC');
  const last = element('DCS');
  const dob = toDate(element('DBB'));
  if (first === undefined || last === undefined || dob === undefined) return undefined;
  return defined<Schemas['DriversLicense']>({
    first_name: first,
    last_name: last,
    dob,
    address_1: element('DAG'),
    city: element('DAI'),
    province: element('DAJ') as Schemas['Province'] | undefined,
    postal_code: element('DAK'),
    govid_type: 'CADL',
    govid_issuedby: element('DAJ'),
    govid_number: element('DAQ'),
    govid_expiry: toDate(element('DBA')),
  });
}

function toDate(digits: string | undefined): string | undefined {
  const parts = /^(\d{4})(\d{2})(\d{2})$/.exec(digits ?? '');
  return parts === null ? undefined : parts.slice(1).join('-');
}
