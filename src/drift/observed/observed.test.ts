import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { describeError } from '../../contract/schema/describe-error.ts';
import type { Change } from '../../model/change.ts';
import type { Finding } from '../../model/finding.ts';
import { observedRules } from '../rules/observed-rules.ts';
import { schemaSource } from '../testing/schema-source.ts';
import { findObservedChanges, findTrafficDifferences } from './find-observed-changes.ts';
import type { ObservedAnswer } from './observed-answer.ts';
import { addValue, emptyShape } from './observed-shape.ts';
import { schemaView } from './schema-view.ts';

const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
addFormats.default(ajv);

/** What a run records of an answer: the body, and what a validator says of it. */
function answer(schema: object | undefined, body: unknown, status = 200): ObservedAnswer {
  const validate = schema === undefined ? undefined : ajv.compile(schema);
  const errors = validate === undefined || validate(body) ? [] : (validate.errors ?? []);
  const findings = errors.map((error): Finding => {
    const { instancePath, message = '', params, schemaPath } = error;
    const missing = (params as { missingProperty?: string }).missingProperty;
    const expected = missing === undefined ? message : `member ${JSON.stringify(missing)}`;
    return {
      code: 'body_invalid',
      severity: 'error',
      at: instancePath,
      schemaAt: schemaPath,
      expected,
      found: describeError(error, new Set()).found,
    };
  });
  const common = {
    operation: 'get',
    hidden: {},
    truncated: false,
    exchange: 'x-1',
    show: () => 'GET /a\n200',
  };
  return { ...common, body, status, findings };
}

function contract(schema: object) {
  const operation = {
    id: 'get',
    label: 'GET /a',
    answerSchema: (status: number) => (status === 200 ? { document: schema, pointer: '' } : undefined),
  };
  return {
    document: schemaSource(schema),
    operations: [operation],
    locate: (_: object, pointer: string) => ({ pointer }),
  };
}

function changesOf(schema: object, bodies: readonly unknown[]): readonly Change[] {
  const answers = bodies.map((body) => answer(schema, body));
  return findObservedChanges(contract(schema), { source: 'a@b', answers }, {}).changes;
}

function disparities(old: readonly ObservedAnswer[], next: readonly ObservedAnswer[]): readonly string[] {
  const [one, other] = [old, next].map((answers, index) => ({
    source: `a@${index}`,
    name: String(index),
    answers,
  }));
  if (one === undefined || other === undefined) return [];
  return findTrafficDifferences(contract({}), one, other, {}).changes.map(({ id }) => id);
}

const undocumented = (text: string): ObservedAnswer => {
  const finding: Finding = {
    code: 'status_undocumented',
    severity: 'error',
    at: 'status',
    expected: '200',
    found: text,
  };
  return { ...answer(undefined, undefined, Number(text)), findings: text === '200' ? [] : [finding] };
};

/** Runs both texts of an example as the rule means them. */
function fired(
  id: string,
  { new: next, old }: { readonly old: string; readonly new: string },
): readonly Change[] | readonly string[] {
  if (/^\d+$/.test(old) && id.includes('one-only'))
    return disparities([undocumented(old)], [undocumented(next)]);
  if (/^\d+$/.test(old))
    return findObservedChanges(contract({}), { source: 'a@b', answers: [undocumented(next)] }, {}).changes;
  const [before, after] = [JSON.parse(old) as object, JSON.parse(next) as unknown[]];
  if (!Array.isArray(before)) return changesOf(before, after);
  return disparities(
    before.map((body) => answer(undefined, body)),
    after.map((body) => answer(undefined, body)),
  );
}

const idsOf = (changes: readonly (Change | string)[]) =>
  changes.map((change) => (typeof change === 'string' ? change : change.id));

describe('the rules of what is observed', () => {
  for (const rule of observedRules) {
    test(`${rule.id} fires on its example, and stays silent where it should`, () => {
      assert.ok(
        idsOf(fired(rule.id, rule.example)).includes(rule.id),
        idsOf(fired(rule.id, rule.example)).join(),
      );
      assert.ok(!idsOf(fired(rule.id, rule.silent)).includes(rule.id));
    });
    if (rule.severity.strict !== 'breaking') continue;
    test(`${rule.id} is proved by an answer that was refused`, () => {
      const change = (fired(rule.id, rule.example) as readonly Change[]).find(({ id }) => id === rule.id);
      assert.equal(change?.severity, 'breaking');
      assert.equal(change.witness?.kind, 'response');
    });
  }

  test('each value that came has its own proof, and what else was refused there is told, too', () => {
    const schema = {
      type: 'object',
      properties: { a: { enum: ['x'] }, b: { type: 'string', maxLength: 2 } },
    };
    const changes = changesOf(schema, [
      { a: 'y' },
      { a: 'in progress' },
      { a: null },
      { b: 7 },
      { b: 'long' },
    ]);
    const told = changes.map(({ id, reason, witness }) => [
      id.replace('observed-', ''),
      reason.split(/ (?:in|of) /)[0],
      witness?.kind === 'response' ? /found .*/.exec(witness.refusal)?.[0] : undefined,
    ]);
    assert.deepEqual(told.sort(), [
      ['enum-value', '"in progress"', 'found string "in progress"'],
      ['enum-value', '"y"', 'found string "y"'],
      ['null', 'null', 'found null'],
      [
        'refused-value',
        'expected must NOT have more than 2 characters, found 4 characters,',
        'found 4 characters',
      ],
      ['type', 'integer', 'found integer 7'],
    ]);
  });

  test('nothing is breaking that no validator refused', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    const answers = [{ ...answer(schema, { a: 1 }), findings: [] }];
    const [change] = findObservedChanges(contract(schema), { source: 'a@b', answers }, {}).changes;
    assert.deepEqual(
      [change?.id, change?.severity, change?.proof],
      ['observed-type', 'dangerous', 'unproved'],
    );
  });

  test('nothing observed is unknown, and a clean run never more than safe', () => {
    const schema = { type: 'object', properties: { a: { type: 'string' } } };
    const verdictOf = (answers: readonly ObservedAnswer[]) =>
      findObservedChanges(contract(schema), { source: 'a@b', answers }, {}).verdict;
    assert.equal(verdictOf([]), 'unknown');
    assert.equal(verdictOf([answer(schema, { a: 'x' })]), 'safe');
  });

  test('the order and the number of answers change no fingerprint', () => {
    const schema = { type: 'object', required: ['a'], properties: { a: { enum: ['x'] } } };
    const bodies = [{ a: 'y' }, {}, { a: 'x' }];
    const prints = (all: readonly unknown[]) => changesOf(schema, all).map(({ fingerprint }) => fingerprint);
    assert.deepEqual(prints(bodies), prints([...bodies, ...bodies].reverse()));
  });
});

describe('what a contract says at one place', () => {
  const cases: { name: string; schema: object; wanted: object }[] = [
    {
      name: 'alternatives allow what any allows, and demand what all demand',
      schema: {
        oneOf: [
          { type: 'object', required: ['a', 'b'] },
          { type: 'null' },
          { type: 'object', required: ['a'] },
        ],
      },
      wanted: { types: ['object', 'null'], required: [] },
    },
    {
      name: 'allOf narrows types and joins demands',
      schema: {
        allOf: [{ type: ['object', 'null'], required: ['a'] }, { $ref: '#/$defs/b' }],
        $defs: { b: { type: 'object', required: ['b'] } },
      },
      wanted: { types: ['object'], required: ['a', 'b'] },
    },
    { name: 'a reference to itself ends', schema: { $ref: '#' }, wanted: { types: undefined, required: [] } },
    {
      name: 'a listed value has its type',
      schema: { enum: ['a', null] },
      wanted: { types: ['string', 'null'], required: [] },
    },
    {
      name: 'number and integer share the integers',
      schema: { allOf: [{ type: 'number' }, { type: 'integer' }] },
      wanted: { types: ['integer'], required: [] },
    },
  ];
  for (const { name, schema, wanted } of cases)
    test(name, () => {
      const { required, types } = schemaView(schema, ['']);
      assert.deepEqual({ types: types && [...types], required: [...required] }, wanted);
    });
});

describe('hostile answers', () => {
  test('names of prototypes are names like any other', () => {
    const shape = emptyShape();
    addValue(shape, JSON.parse('{"__proto__":{"polluted":1},"constructor":2}'), {});
    assert.deepEqual([...shape.members.keys()], ['__proto__', 'constructor']);
    assert.equal(({} as { polluted?: unknown }).polluted, undefined);
    const changes = changesOf({ type: 'object', properties: { a: {} } }, [
      JSON.parse('{"__proto__":1,"a":2}'),
    ]);
    assert.deepEqual(
      changes.map(({ id, path }) => [id, path.at(-1)]),
      [['observed-field-undocumented', '__proto__']],
    );
  });

  test('a hidden value counts by what it was, one without a word of it not at all', () => {
    const schema = { type: 'object', properties: { a: { type: 'integer' } } };
    const told = { ...answer(undefined, { a: '[redacted]' }), hidden: { '/a': 'string uuid' } };
    const untold = answer(undefined, { a: '[redacted]' });
    const ids = (one: ObservedAnswer) =>
      findObservedChanges(contract(schema), { source: 'a@b', answers: [one] }, {}).changes.map(
        ({ id }) => id,
      );
    assert.deepEqual(ids(told), ['observed-type']);
    assert.deepEqual(ids(untold), []);
  });

  test('a list of a thousand different words is kept short, and so is an object of a thousand names', () => {
    const shape = emptyShape();
    for (let index = 0; index < 1000; index += 1) addValue(shape, `w${index}`, {});
    assert.ok(shape.words.size <= 100);
    addValue(shape, Object.fromEntries(Array.from({ length: 1000 }, (_, index) => [`m${index}`, 1])), {});
    assert.ok(shape.members.size <= 500);
  });
});
