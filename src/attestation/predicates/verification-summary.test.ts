import assert from 'node:assert/strict';
import { describe, test } from 'node:test';
import { digestOf } from '../../util/digest.ts';
import { refusal } from '../testing/refusal.ts';
import { makeVerificationSummary, parseVerificationSummary } from './verification-summary.ts';
import type { DecisionSummary } from './verification-summary.ts';

const decision: DecisionSummary = {
  verifier: 'https://livegate.dev/gate',
  decidedAt: new Date('2026-11-21T10:00:00Z'),
  resourceUri: 'livegate:fluz/live',
  policy: { uri: 'livegate:checklist/fluz', digest: digestOf('checklist') },
  inputAttestations: [{ digest: digestOf('evidence') }],
  verdict: 'passed',
  levels: ['LIVEGATE_L2'],
};

describe('a verification summary', () => {
  test('has the shape of SLSA', () => {
    assert.deepEqual(makeVerificationSummary(decision), {
      verifier: { id: 'https://livegate.dev/gate' },
      timeVerified: '2026-11-21T10:00:00.000Z',
      resourceUri: 'livegate:fluz/live',
      policy: { uri: 'livegate:checklist/fluz', digest: { sha256: digestOf('checklist').slice(7) } },
      inputAttestations: [{ digest: { sha256: digestOf('evidence').slice(7) } }],
      verificationResult: 'PASSED',
      verifiedLevels: ['LIVEGATE_L2'],
    });
  });

  for (const verdict of ['failed', 'unknown'] as const)
    test(`of a decision that is ${verdict} has failed, at no level`, () => {
      const { verificationResult, verifiedLevels } = makeVerificationSummary({ ...decision, verdict });
      assert.deepEqual([verificationResult, verifiedLevels], ['FAILED', ['FAILED']]);
    });

  const unmade: readonly (readonly [string, Partial<DecisionSummary>])[] = [
    ['no level', { levels: [] }],
    ['a level of SLSA', { levels: ['SLSA_BUILD_LEVEL_3'] }],
    ['the level FAILED, though it passed', { levels: ['LIVEGATE_L1', 'FAILED'] }],
    ['a policy without URI', { policy: { uri: '', digest: digestOf('') } }],
    ['a verifier that is no URI', { verifier: 'me' }],
  ];
  for (const [name, more] of unmade)
    test(`is not made with ${name}`, () => {
      assert.equal(
        refusal(() => makeVerificationSummary({ ...decision, ...more })),
        'predicate_malformed',
      );
    });

  const right = makeVerificationSummary(decision);
  const table: readonly (readonly [string, object])[] = [
    ['that passed and failed', { ...right, verifiedLevels: ['FAILED'] }],
    ['that failed and passed', { ...right, verificationResult: 'FAILED' }],
    ['of a time that does not exist', { ...right, timeVerified: '2026-02-30T10:00:00Z' }],
    ['of a time in no zone', { ...right, timeVerified: '2026-11-21T10:00:00' }],
    ['of a time elsewhere', { ...right, timeVerified: '2026-11-21T10:00:00+01:00' }],
    ['without inputs', { ...right, inputAttestations: undefined }],
    ['with an input that has no digest', { ...right, inputAttestations: [{ uri: 'livegate:x' }] }],
    ['with a policy that has no digest', { ...right, policy: { uri: 'livegate:x' } }],
    ['with an unknown member', { ...right, dependencyLevels: {} }],
    ['that is empty', {}],
  ];
  for (const [name, predicate] of table)
    test(`is refused ${name}`, () => {
      const json = JSON.parse(JSON.stringify(predicate)) as unknown;
      assert.equal(
        refusal(() => parseVerificationSummary(json)),
        'predicate_malformed',
      );
    });
});
