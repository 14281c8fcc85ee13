import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../util/errors.ts';
import { fillTemplate, foreignNames, generators, placeholdersOf } from './template.ts';

const now = Date.parse('2026-02-28T22:30:00Z');
const values = {
  given: { id: 7, list: [1], none: null },
  credential: { apiKey: 'key' },
  foreign: { orderId: 'f' },
  token: 't',
  refreshToken: 'r',
  id: 'i',
  now,
};

describe('fillTemplate', () => {
  const cases: readonly [unknown, unknown][] = [
    ['$given.id', 7],
    ['$given.list', [1]],
    ['$given.none', null],
    ['no. $given.id!', 'no. 7!'],
    ['$given.list and $given.none', '[1] and null'],
    ['Bearer $token', 'Bearer t'],
    ['$refreshToken/$id/$foreign.orderId/$credential.apiKey', 'r/i/f/key'],
    ['$now', '2026-02-28T22:30:00.000Z'],
    ['$now+P1DT1H', '2026-03-01T23:30:00.000Z'],
    ['$now-PT30M', '2026-02-28T22:00:00.000Z'],
    ['$today', '2026-02-28'],
    ['$today+P1D', '2026-03-01'],
    ['$$token costs $5 and $', '$token costs $5 and $'],
    [
      { a: ['$id', { $id: '$id' }], b: 1, c: null, d: true },
      { a: ['i', { $id: 'i' }], b: 1, c: null, d: true },
    ],
    ['$given.id.5', '7.5'],
  ];
  for (const [template, want] of cases) {
    it(JSON.stringify(template), () => assert.deepEqual(fillTemplate(template, values), want));
  }

  const generated: readonly [string, RegExp][] = [
    ['$uuid', /^[0-9a-f]{8}-[0-9a-f]{4}-4[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/],
    ['$hex32', /^[0-9a-f]{32}$/],
    ['$email', /^[a-z]{8}\.[0-9a-f]{8}@example\.com$/],
    ['$phone', /^\+120255501\d\d$/],
    ['$word', /^[a-z]{8}$/],
    ['x $integer', /^x [1-9]\d{0,5}$/],
  ];
  for (const [template, want] of generated) {
    it(template, () => {
      assert.match(String(fillTemplate(template, {})), want);
      assert.notEqual(fillTemplate([template, template, template], {}), undefined);
    });
  }

  it('makes up something else each time', () => {
    assert.notEqual(fillTemplate('$uuid', {}), fillTemplate('$uuid', {}));
    assert.equal(typeof fillTemplate('$integer', {}), 'number');
    assert.equal(generators.hex(5).length, 5);
  });

  const refused: readonly [string, RegExp][] = [
    ['$tokn', /\$tokn: there is no such placeholder[\s\S]*\$token\?/],
    ['$given.other', /\$given.other: it has no value here/],
    ['$given.constructor', /no value here/],
    ['$toString', /no such placeholder/],
    ['$given', /no value here/],
    ['a $foreign.x', /\$foreign.x/],
  ];
  for (const [template, message] of refused) {
    it(`refuses ${template}`, () =>
      assert.throws(
        () => fillTemplate({ a: [template] }, values),
        (error) =>
          error instanceof ConfigError && error.code === 'placeholder_unknown' && message.test(error.message),
      ));
  }

  it('does not fill what a value holds', () =>
    assert.equal(fillTemplate('$id', { id: '$token', token: 'secret' }), '$token'));
  it('leaves the template alone', () => {
    const template = { a: ['$id'] };
    fillTemplate(template, values);
    assert.deepEqual(template, { a: ['$id'] });
  });
});

describe('placeholdersOf', () => {
  it('names them in order', () =>
    assert.deepEqual(placeholdersOf('$$a $given.x-$now+P1D'), [
      { text: '$given.x-', name: 'given', key: 'x-' },
      { text: '$now+P1D', name: 'now', offset: '+P1D' },
    ]));
});

describe('foreignNames', () => {
  it('names them in order, wherever they stand', () =>
    assert.deepEqual(
      foreignNames({
        path: { id: '$foreign.a' },
        body: [7, null, { b: 'of $foreign.b and $given.c' }, '$$foreign.d'],
      }),
      ['a', 'b'],
    ));
});
