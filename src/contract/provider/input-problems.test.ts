import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { exampleProvider } from '../testing/example-provider.ts';

type Change = readonly [find: string, replacement: string];

const graphql: Change = ['protocol: rest', 'protocol: graphql'];
const recipe = (input: string): Change => ['input: { body: { amount: 12 } }', `input: ${input}`];
const authenticate = (input: string): Change => [
  'input: { path: { id: $given.orderId } }',
  `input: ${input}`,
];
const lookup = (input: string): Change => [
  'foreignIds: { notApplicable: Nothing to show. }',
  `foreignIds: { lookups: [{ of: orders, operation: getOrder, input: ${input} }], withoutIds: { notApplicable: none } }`,
];
const more = (line: string): Change => ['defaultAuth: app', `defaultAuth: app\n${line}`];
const own = 'app: { kind: header, name: X-Api-Key, value: $credential.apiKey }';
const auth = (uses: string): Change => ['app: { kind: basic, value: $credential.apiKey }', uses];
const obtained = (parts: string): Change =>
  auth(
    `${own}\n  user: { kind: bearer, value: $token, obtain: { operation: createOrder, ${parts}, token: /t } }`,
  );

/** What is said of a file, and the words at the place where it is said. */
function problemsOf(changes: readonly Change[]): readonly (ConfigProblem & { readonly there: string })[] {
  const text = exampleProvider(...changes);
  try {
    parseProvider(text, 'contracts/acme/provider.yaml');
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    const there = ({ column = 0, line = 0 }: ConfigProblem) =>
      /^\S+:/.exec(text.split('\n')[line - 1]?.slice(column - 1) ?? '')?.[0] ?? '';
    return error.problems.map((problem) => ({ ...problem, there: there(problem) }));
  }
  return [];
}

/** The key that a path ends in, as the file has it. */
const keyOf = (place: string): string => `${place.split('.').at(-1) ?? ''}:`;

describe('inputs of a provider file', () => {
  const fine: readonly (readonly [what: string, changes: readonly Change[]])[] = [
    ['every part of a REST input', [recipe('{ path: {}, query: {}, header: { X-Other: a }, body: 1 }')]],
    ['a body with members of any name', [recipe('{ body: { variables: 1, input: { boddy: 2 } } }')]],
    ['every part of a GraphQL input', [graphql, recipe('{ variables: {}, header: {} }'), authenticate('{}')]],
    ['another header than that of the key', [auth(own), recipe('{ header: { Authorization: a } }')]],
    ['a lookup', [lookup('{ path: { id: $foreign.orderId } }')]],
  ];
  for (const [what, changes] of fine)
    it(`may hold ${what}`, () => {
      assert.deepEqual(problemsOf(changes), []);
    });

  const strange: readonly (readonly [place: string, changes: readonly Change[], near?: string])[] = [
    ['given.order.input.variables', [recipe('{ variables: { a: 1 } }')]],
    ['given.order.input.boddy', [recipe('{ boddy: { a: 1 } }')], 'body'],
    ['capabilities.authenticate.input.querry', [authenticate('{ querry: {} }')], 'query'],
    ['capabilities.foreignIds.lookups.0.input.paths', [lookup('{ paths: {} }')], 'path'],
    ['defaults.Header', [more('defaults: { Header: {} }')], 'header'],
    ['given.order.input.body', [graphql, recipe('{ body: { a: 1 } }'), authenticate('{}')]],
    ['capabilities.authenticate.input.path', [graphql, recipe('{}'), authenticate('{ path: {} }')]],
    ['auth.user.obtain.input.form', [obtained('input: { form: {} }')]],
  ];
  for (const [place, changes, near] of strange)
    it(`have no part that no operation takes: ${place}`, () => {
      assert.deepEqual(
        problemsOf(changes).map(({ message, nearest, there }) => [message, nearest, there]),
        [[`no operation takes ${place}`, near, keyOf(place)]],
      );
    });

  const setting: readonly (readonly [place: string, changes: readonly Change[], owner?: string])[] = [
    ['given.order.input.header.x-api-key', [auth(own), recipe('{ header: { x-api-key: a } }')]],
    ['given.order.input.header.X_API_KEY', [auth(own), recipe('{ header: { X_API_KEY: a } }')]],
    ['given.order.input.header.authorization', [recipe('{ header: { authorization: a } }')]],
    [
      'capabilities.authenticate.input.header.X-Api-Key',
      [auth(own), authenticate('{ header: { X-Api-Key: a } }')],
    ],
    [
      'capabilities.foreignIds.lookups.0.input.header.X-API-KEY',
      [auth(own), lookup('{ header: { X-API-KEY: a } }')],
    ],
    ['auth.user.obtain.input.header.X-Api-Key', [obtained('input: { header: { X-Api-Key: a } }')]],
    [
      'auth.user.obtain.refresh.input.header.AUTHORIZATION',
      [obtained('input: {}, refresh: { operation: createOrder, input: { header: { AUTHORIZATION: a } } }')],
      'auth.user',
    ],
    ['headers.x-api-key', [auth(own), more('headers: { x-api-key: fixed }')]],
    ['headers.X_API_KEY', [auth(own), more('headers: { X_API_KEY: fixed }')]],
    ['defaults.header.X-API-KEY', [auth(own), more('defaults: { header: { X-API-KEY: a } }')]],
    [
      'given.order.input.header.X-Api-Key',
      [graphql, auth(own), recipe('{ "header": { X-Api-Key: a } }'), authenticate('{}')],
    ],
  ];
  for (const [place, changes, owner = 'auth.app'] of setting)
    it(`set no header that a credential is sent in: ${place}`, () => {
      const expected =
        'no such header here: defaultAuth, or auth of the operation, says which credential is sent';
      assert.deepEqual(
        problemsOf(changes).map((problem) => [problem.message, problem.expected, problem.there]),
        [[`${place} is the header of ${owner}`, expected, keyOf(place)]],
      );
    });
});
