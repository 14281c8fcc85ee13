import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ParameterDefinition, ParameterStyle } from './operation-definition.ts';
import {
  serializeForm,
  serializeHeaderValue,
  serializePathValue,
  serializeQueryPairs,
} from './serialize-parameter.ts';

const parameter = (
  place: ParameterDefinition['in'],
  style: ParameterStyle,
  explode: boolean,
): ParameterDefinition => ({
  name: 'color',
  in: place,
  required: false,
  style,
  explode,
  schema: {},
  at: '',
});
const array = ['blue', 'black', 'brown'];
const object = { R: 100, G: 200 };

// The table of OpenAPI 3.1, "Style Examples", as far as it has the places that are supported.
describe('path values', () => {
  const cases: readonly [ParameterStyle, boolean, unknown, string][] = [
    ['simple', false, 'blue', 'blue'],
    ['simple', false, array, 'blue,black,brown'],
    ['simple', false, object, 'R,100,G,200'],
    ['simple', true, object, 'R=100,G=200'],
    ['label', false, 'blue', '.blue'],
    ['label', false, array, '.blue,black,brown'],
    ['label', true, array, '.blue.black.brown'],
    ['label', true, object, '.R=100.G=200'],
    ['matrix', false, 'blue', ';color=blue'],
    ['matrix', false, array, ';color=blue,black,brown'],
    ['matrix', true, array, ';color=blue;color=black;color=brown'],
    ['matrix', true, object, ';R=100;G=200'],
    ['simple', false, "a/b?c#d;e'(x)", 'a%2Fb%3Fc%23d%3Be%27%28x%29'],
    ['simple', false, 'é\ud800', '%C3%A9%EF%BF%BD'],
    ['simple', false, undefined, ''],
    ['simple', false, 12345678901234567890n, '12345678901234567890'],
  ];
  for (const [style, explode, value, want] of cases) {
    it(`${style}${explode ? ' exploded' : ''} ${want}`, () =>
      assert.equal(serializePathValue(parameter('path', style, explode), value), want));
  }
});

describe('query pairs', () => {
  const cases: readonly [ParameterStyle, boolean, unknown, string][] = [
    ['form', true, 'blue', 'color=blue'],
    ['form', true, array, 'color=blue&color=black&color=brown'],
    ['form', false, array, 'color=blue,black,brown'],
    ['form', true, object, 'R=100&G=200'],
    ['form', false, object, 'color=R,100,G,200'],
    ['spaceDelimited', false, array, 'color=blue%20black%20brown'],
    ['pipeDelimited', false, array, 'color=blue%7Cblack%7Cbrown'],
    ['deepObject', true, object, 'color%5BR%5D=100&color%5BG%5D=200'],
    ['deepObject', true, 'blue', 'color=blue'],
    ['deepObject', true, array, 'color%5B0%5D=blue&color%5B1%5D=black&color%5B2%5D=brown'],
    [
      'deepObject',
      true,
      { a: { 'b c': 1, d: undefined, e: [{ f: null }] } },
      'color%5Ba%5D%5Bb%20c%5D=1&color%5Ba%5D%5Be%5D%5B0%5D%5Bf%5D=',
    ],
    ['deepObject', true, [], ''],
    ['form', true, [], ''],
    ['form', false, {}, ''],
    ['form', true, null, 'color='],
    ['form', true, '', 'color='],
    ['form', true, 'a&b=c +', 'color=a%26b%3Dc%20%2B'],
    ['form', true, ['a&b', 'c,d'], 'color=a%26b&color=c%2Cd'],
  ];
  for (const [style, explode, value, want] of cases) {
    it(`${style}${explode ? ' exploded' : ''} ${want || 'nothing'}`, () =>
      assert.equal(serializeQueryPairs(parameter('query', style, explode), value).join('&'), want));
  }
});

describe('header values', () => {
  const cases: readonly [unknown, string][] = [
    ['plain text', 'plain text'],
    [['a', 'b'], 'a,b'],
    [7, '7'],
    ['a\r\nX-Injected: 1', 'a%0D%0AX-Injected: 1'],
    ['\u0000é', '%00%C3%A9'],
  ];
  for (const [value, want] of cases) {
    it(JSON.stringify(value), () =>
      assert.equal(serializeHeaderValue(parameter('header', 'simple', false), value), want),
    );
  }
});

describe('forms', () => {
  const cases: readonly [unknown, string][] = [
    [{ grant_type: 'client_credentials', scope: 'a b' }, 'grant_type=client_credentials&scope=a+b'],
    [{ a: [1, 2], b: { c: 1 }, d: undefined, e: null }, 'a=1&a=2&b=%7B%22c%22%3A1%7D&e='],
    ['no object', ''],
  ];
  for (const [body, want] of cases) {
    it(want || 'nothing', () => assert.equal(serializeForm(body), want));
  }

  const styles: readonly [ParameterStyle, boolean, unknown, string][] = [
    ['deepObject', true, object, 'n=7&color%5BR%5D=100&color%5BG%5D=200'],
    ['deepObject', true, ['a b'], 'n=7&color%5B0%5D=a%20b'],
    ['form', true, object, 'n=7&R=100&G=200'],
    ['form', false, array, 'n=7&color=blue,black,brown'],
    ['pipeDelimited', false, array, 'n=7&color=blue%7Cblack%7Cbrown'],
    ['form', true, [], 'n=7'],
  ];
  for (const [style, explode, color, want] of styles)
    it(`with a member in ${style}${explode ? ' exploded' : ''} ${want}`, () =>
      assert.equal(serializeForm({ n: 7, color }, new Map([['color', { style, explode }]])), want));
});
