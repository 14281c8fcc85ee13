import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { parse } from 'yaml';
import { documentOf, draftOf } from './testing/draft-of.ts';
import { openMark } from './write-draft.ts';

const schemes = {
  key: { type: 'apiKey', in: 'header', name: 'X-Key' },
  user: { type: 'http', scheme: 'basic' },
  query: { type: 'apiKey', in: 'query', name: 'k' },
};
type Security = readonly Readonly<Record<string, readonly string[]>>[];
type Given = {
  readonly all?: Security | undefined;
  readonly own: readonly (Security | undefined)[];
  readonly of?: object;
};

const methods = ['get', 'put', 'post', 'delete'];
const asked = 'a name of auth, or none; asked for is';

/** What is drafted: `defaultAuth`, then `auth` of each operation; null where it is open. */
function accessOf({ all, of = schemes, own }: Given): { readonly access: unknown[]; readonly text: string } {
  const operations = own.map((security, index) => [
    methods[index],
    { operationId: `o${String(index)}`, ...(security === undefined ? {} : { security }) },
  ]);
  const text = draftOf(
    documentOf({
      ...(all === undefined ? {} : { security: all }),
      components: { securitySchemes: of },
      paths: { '/a': Object.fromEntries(operations) as object },
    }),
  );
  const draft = parse(text) as { defaultAuth: unknown; operations: Record<string, { auth?: unknown }> };
  const auths = own.map((_, index) => draft.operations[`o${String(index)}`]?.auth);
  return { access: [draft.defaultAuth, ...auths], text };
}

const [key, user, query]: Security[] = [[{ key: [] }], [{ user: [] }], [{ query: [] }]];
const either = [{ user: [] }, { key: [] }];
const together = [{ user: [], key: [] }];

const cases: readonly (readonly [what: string, given: Given, want: readonly unknown[]])[] = [
  ['one for all', { all: user, own: [undefined] }, ['user', undefined]],
  ['any of several: the one that is named first', { all: either, own: [undefined] }, ['user', undefined]],
  ['several for each', { own: [either, either] }, ['user', undefined, undefined]],
  ['most ask for', { own: [key, user, user] }, ['user', 'key', undefined, undefined]],
  ['one that suits all', { own: [either, key, key] }, ['key', undefined, undefined, undefined]],
  ['none is needed', { all: user, own: [undefined, [], [{}]] }, ['user', undefined, 'none', 'none']],
  ['none is possible as well', { own: [user, [{}, ...either]] }, ['user', undefined, undefined]],
  ['none is possible, else another', { own: [user, [{}, { key: [] }]] }, ['user', undefined, 'key']],
  [
    'none is possible, else what is not sent',
    { own: [user, [{ query: [] }, {}]] },
    ['user', undefined, 'none'],
  ],
  ['two at once', { own: [user, together] }, ['user', undefined, null]],
  ['what is not sent', { own: [user, query] }, ['user', undefined, null]],
  ['nothing but what is not sent', { own: [query] }, [null, undefined]],
  ['nothing said, of several', { own: [undefined] }, [null, undefined]],
  ['nothing said, of one', { own: [undefined], of: { user: schemes.user } }, ['user', undefined]],
  ['no operation needs one', { own: [[]], of: { user: schemes.user } }, ['user', 'none']],
  ['a scheme that is not there', { own: [user, [{ other: [] }]] }, ['user', undefined, null]],
];

describe('the drafted credential of each operation', () => {
  for (const [what, given, want] of cases)
    test(what, () => {
      assert.deepEqual(accessOf(given).access, want);
    });

  test('says what is asked for where it is open', () => {
    const { text } = accessOf({ own: [user, [...together, ...(query ?? [])]] });
    assert.ok(text.includes(`    auth: ${openMark} ${asked} user with key or query\n`), text);
  });
});
