import type { SandboxContext, SandboxReply, TokenStore } from '../../../src/sandbox/index.ts';
import type { components } from '../types.d.ts';

export type Schemas = components['schemas'];
export type Scope = 'merchant' | 'customer';

/** A code that lets a purchase through, as the last call of verify left it. */
type Verification = {
  readonly code: number;
  readonly requestId: string | undefined;
  /** From regular_purchase_bypass: good for a regular purchase of at most 200 only. */
  readonly bypass: boolean;
};

/** One customer's account. Amounts are cents, times Unix milliseconds on the sandbox clock. */
export type Account = {
  readonly accountNumber: number;
  readonly customerId: string;
  readonly vccNumber: string;
  readonly accountType: Schemas['AccountType'];
  readonly firstName: string;
  readonly lastName: string;
  readonly dob: string;
  readonly postalCode: string;
  readonly province: Schemas['Province'];
  readonly riskRating: Schemas['RiskRating'];
  readonly creationDate: string;
  readonly creditLimit: number;
  readonly phoneOnFile: boolean;
  readonly activated: boolean;
  /** False: the back end fails whatever is asked of the account. */
  readonly setUp: boolean;
  available: number;
  status: Schemas['CustomerAccount']['account_status'];
  reason: Schemas['AccountStatusReasonCode'];
  verification: Verification | undefined;
  /** The customer went through the widget, so no verification code is needed. */
  identified: boolean;
  readonly wrongAnswers: number[];
  readonly regularPurchases: number[];
  readonly payments: { readonly at: number; readonly amount: number }[];
};

export type Authorization = {
  readonly id: number;
  readonly accountNumber: number;
  readonly reference: string | undefined;
  readonly financing: Schemas['FinancingOption'];
  readonly amount: number;
  readonly createdAt: number;
  remaining: number;
  captureId: number | undefined;
};

export type Capture = {
  readonly id: number;
  readonly authorizationId: number;
  readonly reference: string | undefined;
  readonly amount: number;
  readonly createdAt: number;
  remaining: number;
};

type WidgetSession = {
  readonly flow: 'apply' | 'purchase';
  readonly firstName: string | undefined;
  readonly lastName: string | undefined;
};

/** Everything that one environment knows. A reset replaces `data` and leaves the tokens, which are no test objects. */
export type FlexitiState = {
  tokens: TokenStore<Scope> | undefined;
  data: FlexitiData;
};

export type FlexitiData = {
  readonly accounts: Account[];
  readonly authorizations: Authorization[];
  readonly captures: Capture[];
  readonly widgetSessions: Map<string, WidgetSession>;
  readonly idempotent: Map<string, { readonly hash: string | undefined; readonly reply: SandboxReply }>;
  /** Last number given out in this environment; each environment counts in a range of its own. */
  lastId: number;
};

export type FlexitiContext = SandboxContext<FlexitiState, null>;

/** The next number of this environment; unique over accounts, authorizations, captures, transactions and returns. */
export function nextId(data: FlexitiData): number {
  data.lastId += 1;
  return data.lastId;
}
