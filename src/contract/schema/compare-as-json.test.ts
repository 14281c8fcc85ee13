import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { createAjv } from './ajv.ts';

const nested = (value: unknown): unknown => ({ a: [value, { b: value }] });

const cases: readonly (readonly [name: string, schema: object, value: unknown, error: string | undefined])[] =
  [
    ['a constant in another order', { const: { a: 1, b: [2] } }, { b: [2], a: 1 }, undefined],
    ['another constant', { const: { a: 1 } }, { a: 2 }, 'must be equal to constant'],
    ['a list is not its first item', { const: [1] }, 1, 'must be equal to constant'],
    ['a list is not an object', { const: [] }, {}, 'must be equal to constant'],
    ['null is no object', { const: {} }, null, 'must be equal to constant'],
    ['a scalar constant', { const: 1 }, 1, undefined],
    ['an allowed object', { enum: ['a', nested(1)] }, nested(1), undefined],
    ['an allowed scalar beside objects', { enum: ['a', nested(1)] }, 'a', undefined],
    [
      'no allowed object',
      { enum: ['a', nested(1)] },
      nested(2),
      'must be equal to one of the allowed values',
    ],
    [
      'items once each',
      { uniqueItems: true },
      [1, '1', true, 'true', null, [], {}, [1], { a: 1 }],
      undefined,
    ],
    ['scalars twice', { uniqueItems: true }, [1, 2, 1], 'items ## 0 and 2 are identical'],
    [
      'objects twice',
      { uniqueItems: true },
      [{ a: 1, b: 2 }, 3, { b: 2, a: 1 }],
      'items ## 0 and 2 are identical',
    ],
    ['lone surrogates', { uniqueItems: true }, ['\ud800', '\ud801'], undefined],
    ['items of any kind', { uniqueItems: false }, [1, 1], undefined],
    ...['constructor', 'valueOf', 'toString', 'toJSON', '__proto__', 'hasOwnProperty'].flatMap((name) => {
      const [one, same, other] = ['{"a":1}', '{"a":1}', '2'].map((text): unknown =>
        JSON.parse(`{"${name}":${text}}`),
      );
      return [
        [`const with ${name}`, { const: one }, same, undefined],
        [`const with another ${name}`, { const: one }, other, 'must be equal to constant'],
        [`enum with ${name}`, { enum: [one] }, same, undefined],
        [`items with ${name}`, { uniqueItems: true }, [one, other], undefined],
        [`items with the same ${name}`, { uniqueItems: true }, [one, same], 'items ## 0 and 1 are identical'],
      ] as const;
    }),
  ];

describe('values are compared as JSON', () => {
  for (const [name, schema, value, error] of cases)
    test(name, () => {
      const validate = createAjv('errors').compile(schema);
      assert.equal(validate(value), error === undefined);
      if (error !== undefined)
        assert.ok(validate.errors?.[0]?.message?.includes(error), validate.errors?.[0]?.message);
    });
});

test('of many items none is held against each other', () => {
  const validate = createAjv('verdict').compile({ uniqueItems: true });
  let reads = 0;
  const items = Array.from({ length: 1000 }, (_, index) =>
    Object.defineProperty({}, 'a', { enumerable: true, get: () => ((reads += 1), index) }),
  );
  assert.ok(validate(items));
  assert.ok(reads <= 2 * items.length, String(reads));
});
