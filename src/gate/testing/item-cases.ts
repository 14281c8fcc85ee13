import assert from 'node:assert/strict';
import { test } from 'node:test';
import type { Finding } from '../../model/finding.ts';
import type { ItemResult } from '../../model/decision.ts';
import type { RunRecord, ScenarioResult } from '../../model/run-record.ts';
import { digestOf } from '../../util/digest.ts';
import type { Digest } from '../../util/digest.ts';
import { evaluate } from '../evaluate.ts';
import type { Facts } from '../facts.ts';
import { trustOfAll } from './people.ts';
import { hoursFromNow, present, sampleFacts, sampleRecord, sampleRun } from './sample-facts.ts';

/** What an item must say of facts. */
export type ItemCase = readonly [item: string, what: string, facts: Facts, verdict: string, reason: RegExp];

/** One test for each; whatever did not pass must name what clears it, with what cost. */
export function testItems(cases: readonly ItemCase[]): void {
  for (const [item, what, facts, verdict, reason] of cases)
    void test(`${item}: ${what}`, () => {
      const found = outcomeOf(item, facts);
      assert.equal(found.verdict, verdict, found.reason);
      assert.match(found.reason, reason);
      assert.equal(found.remedy === undefined, verdict === 'passed');
      assert.notEqual(found.remedy?.command, '');
      assert.notEqual(found.remedy?.cost, '');
    });
}

export function outcomeOf(item: string, facts: Facts): ItemResult {
  const found = evaluate(facts, trustOfAll).find(({ id }) => id === item);
  assert.ok(found !== undefined);
  return found;
}

export const none = sampleFacts({ runs: [] });
export const nowhere = sampleFacts({ checklist: { environments: [] } });

type More = Partial<RunRecord>;

/** These runs, newest first; each is an hour older than the one before. */
export function runsOf(...runs: readonly More[]): Pick<Facts, 'runs'> {
  const times = (index: number) => ({
    id: `20260701T${String(20 - index)}0000Z-aa1`,
    startedAt: new Date(Date.parse('2026-07-01T10:59:00Z') - index * 3_600_000).toISOString(),
    endedAt: hoursFromNow(-1 - index),
  });
  return { runs: runs.map((more, index) => sampleRun({ ...times(index), ...more })) };
}

/** The scenarios of the sample, one of them in staging changed. */
export function scenariosWith(more: Partial<ScenarioResult>): More {
  const isChanged = ({ environment, id }: ScenarioResult) => id === 'acme/pays' && environment === 'staging';
  return { scenarios: sampleRecord().scenarios.map((one) => (isChanged(one) ? { ...one, ...more } : one)) };
}

/** Every scenario of the sample with this verdict. */
export function allWith(verdict: ScenarioResult['verdict']): More {
  return { scenarios: sampleRecord().scenarios.map((one) => ({ ...one, verdict })) };
}

/** The record without a member. */
export function lacking(name: 'endedAt' | 'drift' | 'liveRequests'): More {
  return { [name]: undefined };
}

/** A run of a part of the scenarios. */
export const partly: More = { scenarios: sampleRecord().scenarios.filter(({ id }) => id === 'acme/refuses') };

/** A run that an earlier livegate judged. */
export const otherTool: More = { tool: { ...sampleRecord().tool, version: '0.0.9' } };

export const otherContract: More = {
  targets: sampleRecord().targets.map((one) => ({ ...one, contractDigest: digestOf('other') })),
};

export function finding(code: Finding['code'], severity: Finding['severity'] = 'error'): Finding {
  return { code, severity, expected: 'a', found: 'b' };
}

export function without(name: string): ReadonlyMap<string, Digest> {
  return new Map([...present].filter(([key]) => key !== name));
}
