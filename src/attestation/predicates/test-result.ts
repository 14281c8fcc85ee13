import { AttestationError } from '../attestation-error.ts';
import { parseShape } from '../parse-shape.ts';
import { quoted } from '../quoted.ts';
import { resourceDescriptorSchema } from '../resource-descriptor.ts';
import type { ResourceDescriptor } from '../resource-descriptor.ts';

export const testResultType = 'https://in-toto.io/attestation/test-result/v0.1';

/** in-toto's predicate for one run of tests (v0.1). What did not run is in none of the lists. */
export type TestResult = {
  readonly result: 'PASSED' | 'WARNED' | 'FAILED';
  /** What was tested with, by digest. */
  readonly configuration: readonly ResourceDescriptor[];
  /** Where the run can be looked at. */
  readonly url?: string;
  readonly passedTests: readonly string[];
  /** Passed with warnings. */
  readonly warnedTests: readonly string[];
  readonly failedTests: readonly string[];
};

const names = { type: 'array', items: { type: 'string', minLength: 1 } } as const;

const schema = {
  type: 'object',
  additionalProperties: false,
  required: ['result', 'configuration', 'passedTests', 'warnedTests', 'failedTests'],
  properties: {
    result: { enum: ['PASSED', 'WARNED', 'FAILED'] },
    configuration: { type: 'array', items: resourceDescriptorSchema },
    url: { type: 'string', pattern: '^https://' },
    passedTests: names,
    warnedTests: names,
    failedTests: names,
  },
} as const;

/**
 * Types the predicate of a verified statement. Throws an `AttestationError` (`predicate_malformed`), also where its result
 * is better than its lists: no result but `FAILED` without a test that passed or with one that failed, no `PASSED` with
 * warnings, no test in two lists.
 */
export function parseTestResult(predicate: unknown): TestResult {
  const result = parseShape(schema, predicate, 'predicate_malformed');
  refuseTwoResults(result);
  const { failedTests, passedTests, warnedTests } = result;
  const best =
    failedTests.length > 0 || passedTests.length + warnedTests.length === 0
      ? 'FAILED'
      : warnedTests.length > 0
        ? 'WARNED'
        : 'PASSED';
  if (order.indexOf(result.result) >= order.indexOf(best)) return result;
  throw malformed(`the result is ${result.result}; by its own lists it is ${best} at best`);
}

const order: readonly TestResult['result'][] = ['PASSED', 'WARNED', 'FAILED'];

function refuseTwoResults({ failedTests, passedTests, warnedTests }: TestResult): void {
  const seen = new Set<string>();
  for (const name of [...passedTests, ...warnedTests, ...failedTests]) {
    if (seen.has(name)) throw malformed(`the test ${quoted(name)} has two results`);
    seen.add(name);
  }
}

function malformed(message: string): AttestationError {
  return new AttestationError('predicate_malformed', message);
}
