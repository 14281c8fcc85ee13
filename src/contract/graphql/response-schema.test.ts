import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleOperation } from '../testing/example-graphql.ts';

const json = { 'content-type': 'application/json' };
const uuid = 'ed669305-5e43-40a0-9a25-7a15ed174628';

describe('answers of a document', () => {
  const pet =
    'query q { pet { __typename ... on Named { name } ... on Cat { lives owner { id } } ...dog } } fragment dog on Dog { tail owner { since } }';
  const cases: readonly [name: string, document: string, data: unknown, want: readonly string[]][] = [
    ['a null', 'query q { pet { __typename } }', { pet: null }, []],
    ['a possible type', pet, { pet: { __typename: 'Cat', name: 'a', lives: 9, owner: { id: uuid } } }, []],
    [
      'another possible type',
      pet,
      { pet: { __typename: 'Dog', name: 'a', tail: true, owner: { since: null } } },
      [],
    ],
    [
      'a field of the other type',
      pet,
      { pet: { __typename: 'Dog', name: 'a', tail: true, owner: null, lives: 1 } },
      ['field_undocumented /data/pet/lives Query.pet'],
    ],
    [
      'a missing field of the type',
      pet,
      { pet: { __typename: 'Dog', name: 'a', owner: null } },
      ['body_invalid /data/pet Query.pet'],
    ],
    [
      'an unknown type',
      pet,
      { pet: { __typename: 'Fish', name: 'a' } },
      ['body_invalid /data/pet/__typename Query.pet', 'field_undocumented /data/pet/name Query.pet'],
    ],
    [
      'a nested field of a fragment',
      pet,
      { pet: { __typename: 'Dog', name: 'a', tail: true, owner: { since: 'yesterday' } } },
      ['body_invalid /data/pet/owner/since Owner.since'],
    ],
    [
      'abstract types without __typename',
      'query q { named { ... on Cat { lives } ... on Dog { tail } } }',
      { named: [{ lives: 1 }, { tail: true }] },
      [],
    ],
    [
      'abstract types that fit nothing',
      'query q { named { ... on Cat { lives } ... on Dog { tail } } }',
      { named: [{ lives: 1 }, { wing: true }] },
      ['body_invalid /data/named/1 Query.named'],
    ],
    [
      'an interface',
      'query q { named { name } }',
      { named: [{ name: 'a' }, { name: null }] },
      ['body_invalid /data/named/1/name Named.name'],
    ],
    [
      'a null in a list of non-null',
      'query q { named { name } }',
      { named: [null] },
      ['body_invalid /data/named/0 Query.named'],
    ],
    [
      'a null for a non-null list',
      'query q { named { name } }',
      { named: null },
      ['body_invalid /data/named Query.named'],
    ],
    ['an enum', 'query q { size sizes }', { size: 'SMALL', sizes: ['LARGE', null] }, []],
    [
      'a new value of an enum',
      'query q { size sizes }',
      { size: 'HUGE', sizes: null },
      ['body_invalid /data/size Query.size'],
    ],
    ['lists of lists', 'query q { matrix }', { matrix: [[1, 2], null, []] }, []],
    [
      'a number beyond Int',
      'query q { matrix }',
      { matrix: [[2147483648]] },
      ['body_invalid /data/matrix/0/0 Query.matrix'],
    ],
    [
      'a fraction for Int',
      'query q { matrix }',
      { matrix: [[1.5]] },
      ['body_invalid /data/matrix/0/0 Query.matrix'],
    ],
    ['money as text', 'query q { price }', { price: '1.00' }, ['body_invalid /data/price Query.price']],
    ['an id as a number', 'query q { id }', { id: 7 }, ['body_invalid /data/id Query.id']],
    ['aliases', 'query q { one: price two: price }', { one: 1, two: 2 }, []],
    [
      'an aliased key under its own name',
      'query q { one: price }',
      { price: 1 },
      ['body_invalid /data Query', 'field_undocumented /data/price Query'],
    ],
    [
      'a renamed field',
      'query q { owner(id: "' + uuid + '") { id } }',
      { owner: { owner_id: uuid } },
      ['body_invalid /data/owner Query.owner', 'field_undocumented /data/owner/owner_id Query.owner'],
    ],
    [
      'merged selections',
      `query q { owner(id: "${uuid}") { id } ...more } fragment more on Query { owner(id: "${uuid}") { since } }`,
      { owner: { id: uuid } },
      ['body_invalid /data/owner Query.owner'],
    ],
    [
      'a field under @include that is there',
      'query q($x: Boolean!) { price @include(if: $x) id }',
      { price: 1, id: 'a' },
      [],
    ],
    ['a field under @skip that is not', 'query q($x: Boolean!) { price @skip(if: $x) id }', { id: 'a' }, []],
    [
      'a field of a fragment under @include',
      'query q($x: Boolean!) { ... @include(if: $x) { price } id }',
      { id: 'a' },
      [],
    ],
    [
      'a field that is also selected outright',
      'query q($x: Boolean!) { price @skip(if: $x) price }',
      {},
      ['body_invalid /data Query'],
    ],
    [
      'a field that was selected outright before',
      'query q($x: Boolean!) { price price @skip(if: $x) }',
      {},
      ['body_invalid /data Query'],
    ],
    [
      'the name of another type',
      `query q { owner(id: "${uuid}") { __typename } }`,
      { owner: { __typename: 'Fish' } },
      ['body_invalid /data/owner/__typename Owner.__typename'],
    ],
    [
      'an id that is no UUID',
      `query q { owner(id: "${uuid}") { id } }`,
      { owner: { id: 'x' } },
      ['body_invalid /data/owner/id Owner.id'],
    ],
    [
      'a custom scalar that is not known',
      'query q { owner(id: "' + uuid + '") { extra } }',
      { owner: { extra: { any: [1] } } },
      [],
    ],
  ];
  for (const [name, document, data, want] of cases) {
    it(`judges ${name}`, () => {
      const findings = exampleOperation(document).answerFindings({
        status: 200,
        headers: json,
        body: { data },
      });
      assert.deepEqual(
        [...new Set(findings.map(({ code, at, schemaAt }) => `${code} ${at ?? ''} ${schemaAt ?? ''}`))],
        want,
      );
    });
  }
});
