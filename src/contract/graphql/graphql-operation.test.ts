import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { exampleOperation } from '../testing/example-graphql.ts';
import { findMisledPaths } from './error-paths.ts';

const json = { 'content-type': 'application/json' };

describe('the envelope of an answer', () => {
  const operation = exampleOperation('query q { price }');
  const cases: readonly [name: string, body: unknown, want: readonly string[]][] = [
    ['errors without data', { errors: [{ message: 'no' }] }, []],
    [
      'errors with null data',
      {
        data: null,
        errors: [
          {
            message: 'no',
            locations: [{ line: 1, column: 2 }],
            path: ['a', 0],
            extensions: { code: 'X', any: 1 },
          },
        ],
      },
      [],
    ],
    ['extensions', { data: { price: 1 }, extensions: { requestId: 'x' } }, []],
    ['null data without errors', { data: null }, ['body_invalid /data']],
    ['no data and no errors', {}, ['body_invalid ']],
    ['an empty list of errors', { data: { price: 1 }, errors: [] }, ['graphql_errors /errors']],
    ['errors that are no list', { errors: { message: 'no' } }, ['graphql_errors /errors']],
    [
      'an error without message',
      { errors: [{ code: 'X' }] },
      ['graphql_errors /errors/0', 'field_undocumented /errors/0/code'],
    ],
    [
      'a wrong location',
      { errors: [{ message: 'no', locations: [{ line: 0, column: 1 }] }] },
      ['graphql_errors /errors/0/locations/0/line'],
    ],
    [
      'partial data that is wrong',
      { data: { price: null }, errors: [{ message: 'no' }] },
      ['body_invalid /data/price'],
    ],
    ['data that is a list', { data: [] }, ['body_invalid /data']],
    ['a list beside errors', { data: [], errors: [{ message: 'no' }] }, ['body_invalid /data']],
    ['another member', { data: { price: 1 }, error: 'no' }, ['field_undocumented /error']],
    ['no object', [], ['body_invalid ']],
  ];
  for (const [name, body, want] of cases) {
    it(`judges ${name}`, () =>
      assert.deepEqual(
        operation
          .answerFindings({ status: 200, headers: json, body })
          .map(({ code, at }) => `${code} ${at ?? ''}`),
        want,
      ));
  }

  const pathCases: readonly [name: string, data: unknown, path: unknown, want: readonly string[]][] = [
    ['to what is null', { named: null }, ['named'], []],
    ['within an object', { pet: { name: null } }, ['pet', 'name'], []],
    ['to an item that is null', { sizes: ['SMALL', null] }, ['sizes', 1], []],
    ['into what is null for it', { sizes: null }, ['sizes', 1], []],
    ['into no data', null, ['mainSize'], []],
    ['to a value', { size: 'SMALL' }, ['size'], ['a value of type string']],
    ['to an object', { pet: { name: 'a' } }, ['pet'], ['a value of type object']],
    ['to nothing that is there', { size: null }, ['sise'], ['a path that leads nowhere']],
    ['behind a list', { sizes: [] }, ['sizes', 0], ['a path that leads nowhere']],
    ['into a list by name', { sizes: [null] }, ['sizes', '0'], ['a path that leads nowhere']],
    ['of another kind', { size: 'SMALL' }, [true], []],
    ['without data', undefined, ['size'], []],
  ];
  for (const [name, data, path, want] of pathCases)
    it(`judges the path of an error ${name}`, () => {
      const body = { ...(data === undefined ? {} : { data }), errors: [{ message: 'no', path }] };
      assert.deepEqual(
        findMisledPaths(body).map(({ found }) => found),
        want,
      );
    });

  it('holds it against an answer', () => {
    const body = { data: { price: 1 }, errors: [{ message: 'no', path: ['price'] }] };
    const [finding, ...others] = operation.answerFindings({ status: 200, headers: json, body });
    assert.deepEqual(others, []);
    assert.deepEqual(
      [finding?.code, finding?.severity, finding?.at],
      ['graphql_errors', 'error', '/errors/0/path'],
    );
  });

  const others: readonly [
    name: string,
    answer: Parameters<typeof operation.answerFindings>[0],
    want: readonly string[],
  ][] = [
    ['a documented refusal', { status: 401, headers: {}, body: 'Unauthorized' }, []],
    ['a document that was not taken', { status: 400, headers: json, body: { errors: [] } }, []],
    [
      'an undocumented status',
      { status: 500, headers: json, body: { data: { price: 1 } } },
      ['status_undocumented'],
    ],
    ['no body', { status: 200, headers: {}, body: undefined }, ['body_missing']],
    [
      'another content type',
      { status: 200, headers: { 'content-type': 'text/html' }, body: '<p>' },
      ['content_type_unexpected'],
    ],
    [
      "GraphQL's own content type",
      {
        status: 200,
        headers: { 'content-type': 'application/graphql-response+json' },
        body: { data: { price: 1 } },
      },
      [],
    ],
  ];
  for (const [name, answer, want] of others) {
    it(`judges ${name}`, () =>
      assert.deepEqual(
        operation.answerFindings(answer).map(({ code }) => code),
        want,
      ));
  }
});

describe('a finding', () => {
  const uuid = 'ed669305-5e43-40a0-9a25-7a15ed174628';
  const owner = exampleOperation(`query q { owner(id: "${uuid}") { pin } }`);

  it('never shows a sensitive value', () => {
    const body = { data: { owner: { pin: 123456 } } };
    const buy = exampleOperation('mutation buy($input: Buy!) { buy(input: $input) { id } }');
    const variables = { input: { key: uuid, cards: [{ number: 4242424242424242 }] } };
    const findings = [
      ...owner.answerFindings({ status: 200, headers: json, body }),
      ...buy.requestFindings({ variables }),
    ];
    assert.deepEqual(
      findings.map(({ at, found }) => [at, found]),
      [
        ['/data/owner/pin', 'integer'],
        ['/variables/input/cards/0/number', 'integer'],
      ],
    );
  });

  it('is a warning where a field is undocumented, else an error', () => {
    const body = { data: { owner: { pin: 1, more: 1 } } };
    assert.deepEqual(
      owner
        .answerFindings({ status: 200, headers: json, body })
        .map(({ code, severity }) => [code, severity]),
      [
        ['body_invalid', 'error'],
        ['field_undocumented', 'warning'],
      ],
    );
  });
});

describe('a GraphQL operation', () => {
  const buy = exampleOperation(
    'mutation buy($input: Buy!, $pin: String) { buy(input: $input) { id } }'.replace(', $pin: String', ''),
  );

  it('sends its document with variables', () => {
    const request = buy.prepare({ variables: { input: { key: 'k', big: 2n ** 60n } } });
    assert.deepEqual(
      [request.method, request.path, request.headers['content-type']],
      ['POST', '', 'application/json'],
    );
    assert.equal(
      request.body,
      '{"query":"mutation buy($input: Buy!) { buy(input: $input) { id } }","operationName":"buy","variables":{"input":{"key":"k","big":1152921504606846976}}}',
    );
    assert.match(String(buy.prepare({}).body), /"variables":\{\}\}$/);
  });

  it('knows the names of its fields, and which are sensitive', () => {
    const names = [
      'buy',
      'id',
      'input',
      'key',
      'cards',
      'card',
      'number',
      'next',
      'note',
      'size',
      'message',
      'errors',
    ];
    for (const name of names) assert.ok(buy.fieldNames.has(name), name);
    assert.deepEqual([...buy.sensitiveNames], ['number']);
    const owner = exampleOperation(
      'query q($id: UUID!, $secret: String) { owner(id: $id, pin: $secret) { code: pin } }',
    );
    assert.deepEqual([...owner.sensitiveNames].sort(), ['code', 'secret']);
  });
});
