import type { SandboxReply, SandboxRequest } from '../../../src/sandbox/index.ts';
import { conflict, notFound } from './reply.ts';
import { EMPLOYEE_WITHOUT_PERMISSION, PLACES } from './seed.ts';
import type { Account, FlexitiContext } from './state.ts';

type AccountHandler = (request: SandboxRequest, context: FlexitiContext, account: Account) => SandboxReply;

/** Looks up the account of the path's `account_number` before the handler; 404 where this environment has none. */
export function withAccount(handler: AccountHandler) {
  return (request: SandboxRequest, context: FlexitiContext): SandboxReply => {
    const account = accountByNumber(context, Number(request.path['account_number']));
    return account === undefined ? notFound('Customer Account') : handler(request, context, account);
  };
}

export function accountByNumber(context: FlexitiContext, accountNumber: number): Account | undefined {
  return context.state.data.accounts.find((account) => account.accountNumber === accountNumber);
}

export function accountByCard(context: FlexitiContext, vccNumber: string): Account | undefined {
  return context.state.data.accounts.find((account) => account.vccNumber === vccNumber);
}

/** 404 for a card that nobody has, 409 for another account's; undefined where none was sent or it belongs. */
export function refuseCard(
  vccNumber: string | undefined,
  context: FlexitiContext,
  account: Account,
): SandboxReply | undefined {
  if (vccNumber === undefined) return undefined;
  const owner = accountByCard(context, vccNumber);
  if (owner === undefined) return notFound('VCC');
  if (owner === account) return undefined;
  return conflict('vcc_account_mismatch', 'The vcc number does not belong to the account number');
}

/** The standing that a purchase needs. inferred: an account that is not activated cannot purchase either. */
export function refuseStanding(account: Account): SandboxReply | undefined {
  if (account.status === 'N' && account.activated) return undefined;
  return conflict('user_not_able_to_purchase', 'Customer account status different to normal (NNOR)');
}

/** Where the documents give an account that was never activated a code of its own: lookup and transactions. */
export function refuseInactive(account: Account): SandboxReply | undefined {
  return account.activated ? undefined : conflict('user_not_active', 'Customer Account is not activated');
}

/** A place that is not the merchant's, or that cannot support such an account. */
export function refusePlace(
  location: string | undefined,
  { accountType }: Pick<Account, 'accountType'>,
): SandboxReply | undefined {
  if (location === undefined) return undefined;
  const place = PLACES.get(location);
  if (place === undefined) {
    return conflict(
      'external_location_id_not_found',
      'The external location ID is not registered with Flexiti',
    );
  }
  return place.accountTypes.includes(accountType)
    ? undefined
    : conflict('account_type_not_permitted', 'The merchant is not able to support this account type');
}

export function refuseEmployee(employee: string | undefined): SandboxReply | undefined {
  if (employee !== EMPLOYEE_WITHOUT_PERMISSION) return undefined;
  return conflict('not_permitted', 'The employee has not enough permissions');
}
