import { tokensOf } from './authenticate.ts';
import type { Arguments, Fluz, Input } from './fluz.ts';
import { page } from './page.ts';
import { inPayload, refuse } from './refusal.ts';
import { seededId } from './seeded-id.ts';
import type { ApplicationUser } from './state.ts';

/** inferred: no page gives the lifetime of these tokens; those of OAuth live 10 minutes and 60 days. */
const tokenSeconds = { access: 600, refresh: 60 * 24 * 3600 };

/** What the application's administrator granted. */
const applicationScopes = [
  ...[
    'LIST_OFFERS',
    'LIST_PURCHASES',
    'LIST_PAYMENT',
    'MAKE_DEPOSIT',
    'PURCHASE_GIFTCARD',
    'REVEAL_GIFTCARD',
  ],
  ...['MANAGE_PAYMENT', 'CREATE_VIRTUALCARD', 'REVEAL_VIRTUALCARD', 'EDIT_VIRTUALCARD', 'PCI_COMPLIANCE'],
  ...['REQUEST_VIRTUAL_CARD', 'LIST_APPROVALS', 'MANAGE_APPROVALS', 'VERIFY_KYC'],
];

/** What the user of the environment's credentials granted: all but the identity check. */
const userScopes = applicationScopes.filter((scope) => scope !== 'VERIFY_KYC');

/** Operations of the application itself: tokens, users, health. */
export const applicationResolvers = {
  'Query.marco': () => 'polo',

  'Query.getAccountsByUserId': (_: unknown, { userId }: Arguments<'getAccountsByUserId'>, fluz: Fluz) =>
    userOf(userId, fluz).accounts,

  'Query.getApplicationScopes': () => applicationScopes,

  'Query.getApplicationUsers': (_: unknown, { paginate }: Arguments<'getApplicationUsers'>, fluz: Fluz) =>
    page(usersOf(fluz), paginate),

  'Mutation.generateUserAccessToken': (
    _: unknown,
    { userId, accountId, scopes, seatId }: Arguments<'generateUserAccessToken'>,
    fluz: Fluz,
  ) => {
    const user = userOf(userId, fluz);
    checkSignIn(user);
    checkAccount(user, accountId, seatId ?? null, fluz);
    // "Granted both globally and by the user" (docs/application-scopes).
    const refused = scopes.filter(
      (scope) => !applicationScopes.includes(scope) || !user.scopes.includes(scope),
    );
    if (refused.length > 0) throw refuse('AUTH-0008', `Not granted: ${refused.join(', ')}.`);
    return issueTokens(fluz, { userId, accountId, scopes });
  },

  'Mutation.refreshUserAccessToken': (
    _: unknown,
    { refreshToken }: Arguments<'refreshUserAccessToken'>,
    fluz: Fluz,
  ) => {
    const tokens = tokensOf(fluz);
    const known = tokens.check('refresh', refreshToken);
    if (typeof known === 'string') throw refuse('AUTH-0002', `The refresh token is ${known}.`);
    // inferred: good for one use, since the answer brings a new one.
    tokens.revoke(refreshToken);
    return issueTokens(fluz, known.subject);
  },

  'Mutation.registerUser': (_: unknown, { input }: Arguments<'registerUser'>, fluz: Fluz) =>
    inPayload(() => {
      checkRegistration(input, fluz);
      fluz.state.users.push({
        userId: fluz.newId.uuid(),
        scopes: [],
        phoneNumber: input.phoneNumber,
        accounts: [],
      });
      return {};
    }),
};

function usersOf(fluz: Fluz): readonly ApplicationUser[] {
  const { userId = '', accountId = '' } = fluz.credentials;
  const id = (what: string) => seededId(`${fluz.environment}/account/${what}`);
  const account = {
    accountId,
    type: 'BUSINESS',
    accountName: 'Test Business',
    seats: [{ seatId: id('seat') }],
    user: { userId },
    business: { businessId: id('business') },
  };
  return [
    { userId, scopes: userScopes, phoneNumber: '+13035550199', accounts: [account] },
    ...fluz.state.users,
  ];
}

function userOf(userId: string, fluz: Fluz): ApplicationUser {
  const user = usersOf(fluz).find((candidate) => candidate.userId === userId);
  if (user === undefined) throw refuse('AUTH-0001', 'No such user.');
  return user;
}

/** inferred: the codes are documented without an operation; a token for a user is how this API signs one in. */
function checkSignIn({ lockedOut }: ApplicationUser): void {
  if (lockedOut === 'social') throw refuse('AUTH-0013', 'Unable to sign in with the social account.');
  if (lockedOut === 'traditional') throw refuse('AUTH-0018', 'Unable to sign in with the account.');
}

function checkAccount(user: ApplicationUser, accountId: string, seatId: string | null, fluz: Fluz): void {
  const isOwn = user.userId === fluz.credentials['userId'] && accountId === fluz.credentials['accountId'];
  if (!isOwn) throw refuse('AUTH-0001', 'No such account of this user.');
  if (seatId !== null && seatId !== seededId(`${fluz.environment}/account/seat`))
    throw refuse('AUTH-0001', 'No such seat in this account.');
}

function issueTokens(
  fluz: Fluz,
  { userId, accountId, scopes }: { userId: string; accountId: string; scopes: readonly string[] },
) {
  const issued = { token: fluz.newId.hex(64), refreshToken: fluz.newId.hex(64) };
  const subject = { kind: 'user', userId, accountId, scopes } as const;
  tokensOf(fluz).issue('access', issued.token, subject, tokenSeconds.access);
  tokensOf(fluz).issue('refresh', issued.refreshToken, subject, tokenSeconds.refresh);
  // `accessToken` is served only where the older edition of the schema is (a drift pack).
  return { ...issued, accessToken: issued.token, scopes };
}

function checkRegistration(input: Input<'registerUser'>, fluz: Fluz): void {
  if (!/^\S+@\S+\.\S+$/.test(input.emailAddress))
    throw refuse('BAD_USER_INPUT', 'emailAddress is no e-mail address.');
  if (!/^\+[1-9]\d{7,14}$/.test(input.phoneNumber))
    throw refuse('BAD_USER_INPUT', 'phoneNumber is no phone number in E.164.');
  if (usersOf(fluz).some(({ phoneNumber }) => phoneNumber === input.phoneNumber))
    throw refuse('AUTH-0026', 'This phone number is already in use.');
}
