import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { ComparisonLimits } from './comparison-limits.ts';
import { findSchemaChanges } from './find-schema-changes.ts';
import type { SchemaDocument } from './schema-document.ts';
import { schemaSource } from './testing/schema-source.ts';
import { answers, from, named, object, sdl, takes, text, tooMuchCases } from './testing/too-much-cases.ts';
import type { TooMuch } from './testing/too-much-cases.ts';

const compare = ({ side }: TooMuch, limits: Partial<ComparisonLimits>) =>
  findSchemaChanges(side(10), side(20), { limits, as: 'request', now: '2026-01-01T00:00:00Z' });

describe('a comparison that would be too much', () => {
  for (const each of tooMuchCases)
    it(`says what it left out: ${each.name}`, () => {
      const { changes, undecided, verdict } = compare(each, each.limits);
      assert.equal(changes.length, each.told);
      const said = undecided.filter(({ reason }) => each.left.test(reason));
      assert.equal(said.length, 1, JSON.stringify(undecided));
      assert.notEqual(said[0]?.where.length, 0);
      const isBroken = changes.some(({ severity }) => severity === 'breaking');
      assert.equal(verdict, isBroken ? 'breaking' : 'unknown');
      assert.deepEqual(compare(each, each.limits), compare(each, each.limits));
    });

  for (const each of tooMuchCases)
    it(`is decided where more is allowed: ${each.name}`, () => {
      const { changes, undecided } = compare(each, {});
      assert.deepEqual(undecided, []);
      const { proofs, proofSteps, textSteps } = each.limits;
      const isOfProofs = [proofs, proofSteps, textSteps].some((limit) => limit !== undefined);
      assert.ok(changes.length > each.told || isOfProofs);
    });

  it('tells a thousand places that cannot be decided, and counts the others', () => {
    const side = (detail: number) =>
      schemaSource(object({ a: text(detail), ...named(30, (at) => ({ $ref: `#/nowhere/${at}` })) }));
    const { undecided, verdict } = findSchemaChanges(side(10), side(20), {
      limits: { places: 10 },
      as: 'request',
    });
    assert.equal(undecided.length, 11);
    assert.match(undecided.at(-1)?.reason ?? '', /^\d+ more places could not be decided$/);
    assert.equal(verdict, 'unknown');
  });

  it('tells so many things given twice, and counts the others', () => {
    const side = (detail: number) =>
      sdl(['type Query {', ...from(30).map(() => 'a: Int'), `b: ${answers(detail)} }`]);
    const { old } = findSchemaChanges(side(10), side(20), { limits: { places: 10 } });
    assert.equal(old.defects.length, 11);
    assert.equal(old.defects.at(-1)?.message, '19 more things are given twice');
  });
});

describe('what is too deep for validators', () => {
  const deep = 250;
  const inside = (detail: number): SchemaDocument => {
    const last: object = text(detail);
    return schemaSource(from(deep).reduce((schema) => ({ type: 'array', items: schema }), last));
  };
  const types = (detail: number) =>
    sdl([
      'type Query { a: T0 }',
      ...from(deep).map((at) => `type T${at} { a: T${at + 1} }`),
      `type T${deep} { b: ${answers(detail)} }`,
    ]);
  const inputs = (detail: number) =>
    sdl([
      'type Query { a(b: I0): Int }',
      ...from(deep).map((at) => `input I${at} { a: I${at + 1} }`),
      `input I${deep} { b: ${takes(detail)} }`,
    ]);
  const table = [
    { name: 'a value', side: inside, stoppedBy: 'more than 200 members deep' },
    { name: 'a document', side: types, stoppedBy: 'the way there leads through more than 200 types' },
    { name: 'a literal', side: inputs, stoppedBy: 'the way there leads through more than 200 types' },
  ] as const;
  for (const { name, side, stoppedBy } of table)
    it(`is not proved, and says so: ${name}`, () => {
      const { changes } = findSchemaChanges(side(10), side(20));
      assert.deepEqual(
        changes.map(({ severity, stoppedBy: why }) => [severity, why]),
        [['dangerous', stoppedBy]],
      );
    });
});

describe('what is worked into too many schemas at once is undecided', () => {
  const chain = (keyword: string, length: number, detail: number): SchemaDocument => {
    const links = from(length).map((at) => {
      const next = { $ref: `#/$defs/s${String(at + 1)}` };
      return [`s${String(at)}`, { type: 'object', [keyword]: [next] }] as const;
    });
    const last = { type: 'object', properties: { a: text(detail) } };
    return schemaSource({
      $ref: '#/$defs/s0',
      $defs: { ...Object.fromEntries(links), [`s${String(length)}`]: last },
    });
  };
  for (const keyword of ['allOf', 'anyOf', 'oneOf']) {
    it(`${keyword} that refers to the next one, 200 times, is read`, () => {
      const { changes, undecided } = findSchemaChanges(chain(keyword, 200, 10), chain(keyword, 200, 20));
      assert.deepEqual([undecided, changes.length], [[], 1]);
    });

    for (const length of [300, 20_000])
      it(`${keyword} that refers to the next one, ${String(length)} times`, () => {
        const [short, long] = [chain(keyword, 200, 10), chain(keyword, length, 20)];
        for (const [old, next] of [
          [long, chain(keyword, length, 10)],
          [short, long],
          [long, short],
        ] as const) {
          const { changes, undecided, verdict } = findSchemaChanges(old, next);
          assert.deepEqual([changes, verdict], [[], 'unknown']);
          assert.match(undecided[0]?.reason ?? '', /worked into more than 500 schemas at once/);
        }
      });
  }
});
