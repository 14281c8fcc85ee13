import { nextId } from './state.ts';
import type { Account, FlexitiData, FlexitiState } from './state.ts';

/** The card of the documents' purchase sample. Their other one, 2374980012873425, is the card that nobody has. */
const DOCUMENTED_CARD = '1070015210367982';
/** An employee who may not return or capture; the one of the documents' samples may. */
export const EMPLOYEE_WITHOUT_PERMISSION = '00000-TEST';

/** What a place of the merchant's is set up for. */
export type Place = {
  readonly accountTypes: readonly Account['accountType'][];
  /** Authorizations that are captured later. */
  readonly preauthorizes: boolean;
  /** Plans and terms, besides the regular purchase. */
  readonly hasPlans: boolean;
};

/**
 * Places of the merchant's, by the ids that the documents use. inferred: the documents say that a merchant may not be set
 * up for something; here one of its places is not, so that both can be seen with one key pair.
 */
export const PLACES: ReadonlyMap<string, Place> = new Map([
  ['00-12345', { accountTypes: ['consumer', 'business'], preauthorizes: true, hasPlans: true }],
  ['00-67890', { accountTypes: ['consumer'], preauthorizes: false, hasPlans: false }],
]);
export const SECURITY_QUESTION = {
  id: 7,
  text: 'What is the name of the street you grew up on?',
  answer: 'maple',
};
/** inferred: no format of verify is documented for the word, so it is asked for as one more question. */
export const PERSONAL_WORD = { id: 0, answer: 'birch' };

const ORIGINS: Readonly<Record<string, string>> = {
  training: 'https://posapi-training.flexiti.fi',
  'merchant-integration': 'https://posapi-mi.flexiti.fi',
  production: 'https://posapi.flexiti.fi',
};
const AUTHORIZATIONS = 11;

/** Where the environment's widget is served. */
export function originOf(environment: string): string {
  return ORIGINS[environment] ?? 'https://posapi.invalid';
}

/**
 * What an environment holds before anyone uses it, and again after it was scrubbed. Ids go on after `lastId`, so that
 * nothing that was scrubbed comes back under its old id.
 */
export function createData(environment: string, lastId = 0): FlexitiData {
  // Objects never cross environments: disjoint ranges make a foreign id unknown by construction.
  const range = Object.keys(ORIGINS).indexOf(environment) + 1;
  const data: FlexitiData = {
    accounts: [],
    authorizations: [],
    captures: [],
    widgetSessions: new Map(),
    idempotent: new Map(),
    lastId: Math.max(lastId, range * 100_000_000),
  };
  // inferred: the documents' card belongs to no one in production.
  const seeds = environment === 'production' ? SEEDS.slice(1) : SEEDS;
  for (const seed of seeds) data.accounts.push(createAccount(data, seed));
  for (let index = 0; index < AUTHORIZATIONS; index += 1) addAuthorization(data, index);
  return data;
}

export function createState(environment: string): FlexitiState {
  return { tokens: undefined, data: createData(environment) };
}

export type AccountSeed = Pick<Account, 'firstName' | 'lastName' | 'dob'> & Partial<Account>;

/** A new account with its numbers; what the seed does not say is a consumer in good standing with 5,000 dollars. */
export function createAccount(data: FlexitiData, seed: AccountSeed): Account {
  const accountNumber = nextId(data);
  const creditLimit = seed.creditLimit ?? 500_000;
  return {
    accountNumber,
    customerId: `${String(accountNumber + 50_000_000)}${seed.accountType === 'business' ? '-2' : ''}`,
    vccNumber: `1070${String(accountNumber).padStart(12, '0')}`,
    accountType: 'consumer',
    postalCode: 'M1M1M1',
    province: 'ON',
    riskRating: 'M',
    creationDate: '2019-05-15',
    creditLimit,
    phoneOnFile: true,
    activated: true,
    setUp: true,
    available: creditLimit,
    status: 'N',
    reason: 'NNOR',
    verification: undefined,
    identified: false,
    wrongAnswers: [],
    regularPurchases: [],
    payments: [],
    ...seed,
  };
}

const CUSTOMER = { firstName: 'Test', dob: '1980-01-01' };
const SEEDS: readonly AccountSeed[] = [
  { ...CUSTOMER, lastName: 'Customer', vccNumber: DOCUMENTED_CARD },
  { ...CUSTOMER, lastName: 'Customer', accountType: 'business' },
  { ...CUSTOMER, lastName: 'Frozen', status: 'F', reason: 'FLCK', riskRating: 'Y' },
  { ...CUSTOMER, lastName: 'Prohibited', status: 'A', reason: 'AAUT', riskRating: 'H' },
  { ...CUSTOMER, lastName: 'Chargedoff', status: 'Z', reason: 'ZDEC', riskRating: 'Z' },
  { ...CUSTOMER, lastName: 'Phoneless', phoneOnFile: false },
  { ...CUSTOMER, lastName: 'Inactive', activated: false },
  { ...CUSTOMER, lastName: 'Misconfigured', setUp: false },
];

function addAuthorization(data: FlexitiData, index: number): void {
  const account = data.accounts[0];
  if (account === undefined) return;
  const amount = 1000 + index;
  account.available -= amount;
  data.authorizations.push({
    id: nextId(data),
    accountNumber: account.accountNumber,
    reference: `seed-${String(index)}`,
    financing: { transaction_type: 'regular_purchase' },
    amount,
    createdAt: Date.UTC(2021, 8, 1 + index),
    remaining: amount,
    captureId: undefined,
  });
}
