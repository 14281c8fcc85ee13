import assert from 'node:assert/strict';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { test } from 'node:test';
import { GraphQLError } from 'graphql';
import { checkAccess } from './sandbox/access.ts';
import { applicationResolvers } from './sandbox/application-resolvers.ts';
import { authenticate } from './sandbox/authenticate.ts';
import type { Fluz } from './sandbox/fluz.ts';
import { createFluz } from './testing/create-fluz.ts';

const application = Buffer.from('app:right').toString('base64');
const otherSecret = Buffer.from('app:wrong').toString('base64');
const otherApplication = Buffer.from('other:right').toString('base64');

/** What a call answers, as far as it tells why it was refused. */
function codeOf(call: () => unknown): unknown {
  try {
    return (call() as { readonly error?: { readonly code: string } }).error?.code;
  } catch (error) {
    return error instanceof GraphQLError ? error.extensions['code'] : error;
  }
}

function codeFor(authorization: string): (fluz: Fluz) => unknown {
  return (fluz) => {
    const answer = authenticate({ authorization }, { ...fluz, credentials: { apiKey: application } });
    if (!('refuse' in answer)) return undefined;
    assert.equal(answer.refuse.status, 401);
    const { errors } = answer.refuse.body as { errors: readonly { extensions: { code: string } }[] };
    return errors[0]?.extensions.code;
  };
}

function tokenFor(change: object): (fluz: Fluz) => unknown {
  return (fluz) => {
    const { userId = '', accountId = '' } = fluz.credentials;
    const input = { userId, accountId, scopes: ['LIST_OFFERS' as const], ...change };
    return codeOf(() => applicationResolvers['Mutation.generateUserAccessToken'](undefined, input, fluz));
  };
}

/** A user of the application who signs in so. */
function tokenForOne(lockedOut: string): (fluz: Fluz) => unknown {
  return (fluz) => {
    const user = fluz.state.users.find((one) => one.lockedOut === lockedOut);
    assert.ok(user !== undefined);
    return tokenFor({ userId: user.userId })(fluz);
  };
}

function registration(phoneNumber: string): (fluz: Fluz) => unknown {
  return (fluz) => {
    const input = { firstName: 'A', lastName: 'B', emailAddress: 'a@example.com', phoneNumber };
    return codeOf(() => applicationResolvers['Mutation.registerUser'](undefined, { input }, fluz));
  };
}

const rows: readonly [code: string | undefined, when: string, (fluz: Fluz) => unknown][] = [
  ['AUTH-0001', 'a token for nobody', tokenFor({ userId: randomUUID() })],
  ['AUTH-0001', 'a token for another account', tokenFor({ accountId: randomUUID() })],
  ['AUTH-0002', 'no credential', codeFor('')],
  ['AUTH-0002', 'a token that was never issued', codeFor('Bearer none')],
  ['AUTH-0002', 'the key of another application', codeFor(`Basic ${otherApplication}`)],
  ['AUTH-0002', "a user's operation with the key", keyForUser],
  ['AUTH-0008', 'a scope that nobody granted', tokenFor({ scopes: ['VERIFY_KYC'] })],
  ['AUTH-0008', 'a token with too little scope', (fluz) => codeOf(() => checkAccess('getWallet', fluz))],
  ['AUTH-0009', 'the application with a wrong secret', codeFor(`Basic ${otherSecret}`)],
  [undefined, 'the application with its own', codeFor(`Basic ${application}`)],
  ['AUTH-0013', 'a token for one who is locked out of a social account', tokenForOne('social')],
  [
    'AUTH-0018',
    'a token for one who is locked out of an account with a password',
    tokenForOne('traditional'),
  ],
  ['AUTH-0026', 'a phone number that is in use', registration('+13035550199')],
  [undefined, 'one that is free', registration('+13035550150')],
];

function keyForUser(fluz: Fluz): unknown {
  return codeOf(() => checkAccess('getWallet', { ...fluz, caller: { kind: 'application' } }));
}

for (const [code, when, ask] of rows)
  test(`${code ?? 'no refusal'}: ${when}`, () => assert.equal(ask(createFluz()), code));

test('every code that the documents name is served', () => {
  const documented = readFileSync(new URL('schema.graphql', import.meta.url), 'utf8').match(
    /AUTH-\d{4}(?= [A-Za-z])/g,
  );
  const served = rows.flatMap(([code]) => code ?? []);
  assert.deepEqual([...new Set(documented)].sort(), [...new Set(served)].sort());
});
