import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { convertText } from './convert-text.ts';

describe('convertText', () => {
  const cases: readonly [string, Record<string, unknown>, unknown][] = [
    ['7', { type: 'integer' }, 7],
    ['-1.5e3', { type: 'number' }, -1500],
    ['7', { type: 'string' }, '7'],
    ['7', { type: ['integer', 'string'] }, '7'],
    ['7', {}, '7'],
    ['007', { type: 'integer' }, '007'],
    ['', { type: 'integer' }, ''],
    ['0x10', { type: 'number' }, '0x10'],
    ['Infinity', { type: 'number' }, 'Infinity'],
    ['true', { type: 'boolean' }, true],
    ['TRUE', { type: 'boolean' }, 'TRUE'],
    ['1, 2,x', { type: 'array', items: { type: 'integer' } }, [1, 2, 'x']],
    ['', { type: 'array' }, []],
    ['', { type: ['integer', 'null'] }, null],
  ];
  for (const [text, schema, want] of cases) {
    it(`${JSON.stringify(text)} as ${JSON.stringify(schema)}`, () =>
      assert.deepEqual(convertText(text, schema), want));
  }
});
