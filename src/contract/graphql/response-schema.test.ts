import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { loadGraphql } from './load-graphql.ts';
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
      ['body_invalid /data/pet/__typename Pet.__typename'],
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
      'abstract types without __typename, one with a value that is wrong',
      'query q { named { name ... on Cat { lives } } }',
      { named: [{ name: 'a', lives: 'nine' }] },
      ['body_invalid /data/named/0 Query.named'],
    ],
    [
      'a field that one type has under @skip alone',
      'query q($x: Boolean!) { pet { __typename @skip(if: $x) ... on Cat { lives } ... on Dog { tail } } }',
      { pet: { __typename: 'Dog', lives: 1 } },
      ['body_invalid /data/pet Query.pet'],
    ],
    [
      'a __typename that one type alone is asked for, of another one',
      'query q { pet { ... on Cat { __typename lives } ... on Dog { tail } } }',
      { pet: { tail: true } },
      [],
    ],
    [
      'a __typename of one type under the key of another one’s field',
      'query q { pet { ... on Cat { key: __typename } ... on Dog { key: name } } }',
      { pet: { key: 'Rex' } },
      [],
    ],
    [
      'a __typename that each type is asked for on its own',
      'query q { pet { ... on Cat { __typename lives } ... on Dog { __typename tail } } }',
      { pet: { __typename: 'Dog', tail: null } },
      ['body_invalid /data/pet/tail Dog.tail'],
    ],
    [
      'two names of one type that differ',
      'query q { pet { __typename kind: __typename } }',
      { pet: { __typename: 'Cat', kind: 'Dog' } },
      ['body_invalid /data/pet/kind Cat.__typename'],
    ],
    [
      'a field that all members of a union are asked for',
      'query q { pet { ... on Named { name } } }',
      { pet: { name: null } },
      ['body_invalid /data/pet/name Cat.name'],
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
      'a field that is always included',
      'query q { price @include(if: true) @skip(if: false) id }',
      { id: 'a' },
      ['body_invalid /data Query'],
    ],
    [
      'a field that is always skipped',
      'query q { price @skip(if: true) ... @include(if: false) { size } id }',
      { id: 'a' },
      [],
    ],
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
    ['a null for one', 'query q { owner(id: "' + uuid + '") { extra } }', { owner: { extra: null } }, []],
    [
      'a null for one that is never null',
      'query q { anything somethings }',
      { anything: null, somethings: [1, null] },
      ['body_invalid /data/anything Query.anything', 'body_invalid /data/somethings/1 Query.somethings'],
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

  it('judges what is wrong once', () => {
    const body = { data: { mainSize: null } };
    const findings = exampleOperation('query q { mainSize }').answerFindings({
      status: 200,
      headers: json,
      body,
    });
    assert.equal(findings.length, 1);
  });

  it('keeps to the size of the document, however many types an interface has', () => {
    const types = Array.from({ length: 60 }, (_, index) => `type T${index} implements Node { up: Node }`);
    const sdl = `interface Node { up: Node } ${types.join(' ')} type Query { node: Node }`;
    const up = (levels: number): string =>
      levels === 0 ? '' : `up { __typename ... on T1 { t: __typename } ${up(levels - 1)} }`;
    const text = `query q { node { __typename ${up(6)} } }`;
    const { operations } = loadGraphql({ file: 's.graphql', text: sdl }, [{ file: 'q.graphql', text }], []);
    const findings = (name: string): number | undefined =>
      operations.get('q')?.answerFindings({
        status: 200,
        headers: json,
        body: { data: { node: { __typename: name, up: null } } },
      }).length;
    assert.deepEqual([findings('T59'), findings('T60')], [0, 1]);
  });

  it('goes through no fragment more often than it says anything new', () => {
    const levels = Array.from({ length: 40 }, (_, index) => index);
    const spreads = levels.map(
      (level) =>
        `fragment F${level} on Owner { ...F${level + 1} @include(if: true) ...F${level + 1} ...F${level + 1} }`,
    );
    const document = `query q($a: Boolean!) { owner(id: "x") { ...F0 @skip(if: $a) ...F0 } } ${spreads.join(' ')} fragment F40 on Owner { id }`;
    const operation = exampleOperation(document);
    const findings = [{ id: uuid }, {}].map((owner) =>
      operation.answerFindings({ status: 200, headers: json, body: { data: { owner } } }),
    );
    assert.deepEqual(
      findings.map((found) => found.map(({ at }) => at)),
      [[], ['/data/owner']],
    );
  });

  it('tells each field by its own name, though others have the same type', () => {
    const sdl = 'type Query { a: [Int!] b: [Int!] }';
    const files = [{ file: 'q.graphql', text: 'query q { a b }' }];
    const operation = loadGraphql({ file: 's.graphql', text: sdl }, files, []).operations.get('q');
    const body = { data: { a: [1], b: ['x'] } };
    assert.deepEqual(
      operation?.answerFindings({ status: 200, headers: json, body }).map(({ schemaAt }) => schemaAt),
      ['Query.b'],
    );
  });
});
