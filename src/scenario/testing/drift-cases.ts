import assert from 'node:assert/strict';
import { after, before, describe, test } from 'node:test';
import { ScenarioRunner } from './scenario-runner.ts';

/** A drift pack, the scenario that it turns red, the operation that a finding of it names, and a word of that finding. */
export type DriftCase = readonly [pack: string, scenario: string, operation: string, word: string];

/**
 * Registers a test for each: the scenario is green without the pack, and red with it for the reason given. And one that no
 * pack of these is without a case.
 */
export function testDrifts(
  provider: string,
  environment: string,
  packs: readonly string[],
  cases: readonly DriftCase[],
): void {
  void describe('each drift pack turns a scenario red, with a finding that names the operation', () => {
    let runner: ScenarioRunner;
    before(async () => {
      runner = await ScenarioRunner.open(provider, environment);
    });
    after(() => runner.close());

    for (const title of new Set(cases.map(([, scenario]) => scenario)))
      void test(`without any: ${title}`, async () => {
        assert.deepEqual(await runner.run(title), []);
      });

    for (const [pack, title, operation, word] of cases)
      void test(`${pack}: ${title}`, async () => {
        const findings = await runner.run(title, [pack]);
        const told = findings
          .filter((finding) => finding.operation === operation)
          .map(({ at = '', expected, found }) => `${at} expected ${expected}, found ${found}`);
        assert.ok(told.join('\n').includes(word), JSON.stringify(findings));
      });

    void test('none is left out', () => {
      assert.deepEqual(cases.map(([pack]) => pack).sort(), [...packs].sort());
    });
  });
}
