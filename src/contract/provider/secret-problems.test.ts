import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { ConfigError } from '../../util/errors.ts';
import type { ConfigProblem } from '../../util/errors.ts';
import { parseProvider } from '../parse-provider.ts';
import { exampleProvider } from '../testing/example-provider.ts';

type Change = readonly [find: string, replacement: string];

function problemsOf(text: string): readonly ConfigProblem[] {
  try {
    parseProvider(text, 'contracts/acme/provider.yaml');
  } catch (error) {
    if (error instanceof ConfigError) return error.problems;
    throw error;
  }
  return [];
}

describe('literal secrets', () => {
  const canary = 'Zx8Kq2Lm9Pw4Rt6Yv1Bn3Dc5';
  const jwt = 'eyJhbGciOiJIUzI1NiJ9.eyJzdWIiOiIxMjM0In0.c2lnbmF0dXJlLWhlcmU';
  const cases: readonly [name: string, change: Change, secret: string][] = [
    ['a literal credential', ['env:ACME_LIVE_KEY', canary], canary],
    ['a short literal credential', ['env:ACME_LIVE_KEY', 'hunter2'], 'hunter2'],
    ['a Stripe key', ['name: Acme', `name: sk_live_${canary}`], canary],
    ['a secret in a comment', ['name: Acme', `name: Acme # sk_live_${canary}`], canary],
    ['a JSON Web Token', ['$credential.apiKey', jwt], jwt],
    ['a Basic value', ['$credential.apiKey', `Basic ${canary}`], canary],
    ['an opaque value in auth', ['$credential.apiKey', canary], canary],
    [
      'a header',
      ['defaultAuth: app', `headers: { X-Api-Key: ${'0123456789abcdef'.repeat(2)} }\ndefaultAuth: app`],
      '0123456789abcdef',
    ],
    ['a recipe', ['amount: 12', `key: ${canary}`], canary],
    ['a secret where an enum is expected', ['effect: read', `effect: sk_live_${canary}`], canary],
    ['a secret as a default credential', ['defaultAuth: app', `defaultAuth: ${canary}`], canary],
  ];
  for (const [name, change, secret] of cases) {
    it(`refuses ${name} and never shows it`, () => {
      const problems = problemsOf(exampleProvider(change));
      assert.ok(problems.length > 0);
      assert.ok(!JSON.stringify(problems).includes(secret));
    });
  }

  it('says how to refer to a secret', () => {
    const [problem] = problemsOf(exampleProvider(['env:ACME_LIVE_KEY', canary]));
    assert.deepEqual([problem?.line, problem?.column, problem?.expected], [22, 15, 'env:NAME or file:path']);
    assert.match(problem?.hint ?? '', /env:NAME/);
  });

  it('finds one in a file that is no YAML', () => {
    const problems = problemsOf(`a: [sk_live_${canary}`);
    assert.ok(problems.some(({ message }) => message.includes('a Stripe key')));
    assert.ok(!JSON.stringify(problems).includes(canary));
  });

  it('does not take pointers, ids and operation names for secrets', () => {
    const change: Change = [
      'keep: { orderId: /id }',
      'keep: { orderId: /createOrder2/orderLines/0/identifierOfTheOrder }',
    ];
    assert.deepEqual(
      problemsOf(exampleProvider(change, ['amount: 12', 'offer: ed669305-5e43-40a0-9a25-7a15ed174628'])),
      [],
    );
  });
});
