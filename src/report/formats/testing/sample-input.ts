import type { Decision } from '../../../model/decision.ts';
import type { Finding } from '../../../model/finding.ts';
import type { RunRecord, ScenarioResult } from '../../../model/run-record.ts';
import { digestOf } from '../../../util/digest.ts';
import { rule } from '../../drift/testing/renderers.ts';
import { hostileReport, sampleReport, waivedReport } from '../../drift/testing/sample-report.ts';
import type { PipelineInput } from '../compose-pipeline-report.ts';

const target = { provider: 'acme', environment: 'staging' };
const bound = { ...target, contractDigest: digestOf('contract') };

export const finding: Finding = {
  code: 'body_invalid',
  severity: 'error',
  operation: 'getOrder',
  at: '/id',
  schemaAt: '/components/schemas/Order/properties/id',
  expected: 'an integer',
  found: 'a text',
  exchange: 'e-1',
};

/** A scenario that passed, but for what is said. */
export function scenario(id: string, more: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    ...{ id: `every-provider/${id}`, title: id.replaceAll('-', ' '), ...target },
    ...{ verdict: 'passed', attempts: 1, took: 12, findings: [], exchanges: [] },
    ...more,
  };
}

/** A run of one environment in which these scenarios ran. */
export function record(scenarios: readonly ScenarioResult[], more: Partial<RunRecord> = {}): RunRecord {
  return {
    schema: 'https://livegate.dev/schemas/run-record.schema.json',
    ...{ id: '20260701T120000Z-1', status: 'failed', network: 'sandbox' },
    tool: { name: 'livegate', version: '0.1.0', node: '24.0.0' },
    suiteDigest: digestOf('suites'),
    ...{ startedAt: '2026-07-01T12:00:00.000Z', endedAt: '2026-07-01T12:00:09.500Z' },
    ...{ targets: [bound], scenarios, liveRequests: 0 },
    ...more,
  };
}

const decision: Decision = {
  schema: 'https://livegate.dev/schemas/decision.schema.json',
  ...{ provider: 'acme', environment: 'live', network: 'sandbox', verdict: 'failed' },
  items: [
    { id: 'evidence', title: 'Signed evidence', kind: 'automatic', verdict: 'passed', reason: 'run 1' },
    {
      ...{
        id: 'drift',
        title: 'No breaking drift',
        kind: 'automatic',
        verdict: 'failed',
        reason: 'it broke',
      },
      remedy: { command: 'livegate verify acme --sign', cost: 'a minute' },
    },
    {
      ...{ id: 'on-call', title: 'On-call', kind: 'sign-off', verdict: 'unknown', reason: 'nobody signed' },
      remedy: { command: 'livegate sign-off acme on-call', cost: 'a person' },
    },
  ],
  subjects: {},
  ...{ decidedAt: '2026-07-01T12:00:00.000Z', holdsUntil: '2026-07-01T20:00:00.000Z', epoch: 0 },
  ...{ ledger: { size: 0, root: '' }, pack: 'default@1', tool: { name: 'livegate', version: '0.1.0' } },
  ...{ operations: [], ceilings: [], approvers: 1 },
};

const drift = { ...target, network: 'sandbox', dangerous: 1, safe: 1, waived: 0 } as const;

/** Every kind of case there is, of a run, a contract that a branch changes, and a decision. */
export const sampleInput: PipelineInput = {
  tool: { name: 'livegate', version: '0.1.0' },
  run: {
    record: record(
      [
        scenario('authenticates'),
        scenario('reads-one-object', {
          verdict: 'failed',
          findings: [finding, { ...finding, exchange: 'e-2' }],
        }),
        scenario('creates', { verdict: 'failed', attempts: 2, findings: [finding] }),
        scenario('lists', { verdict: 'flaky', attempts: 2 }),
        scenario('renews', { verdict: 'not-applicable', reason: 'no tokens' }),
        scenario('resets', { verdict: 'unknown', attempts: 0 }),
      ],
      {
        drift: [
          { ...drift, basis: 'schema', verdict: 'breaking', breaking: 1 },
          { ...drift, basis: 'observed', verdict: 'unknown', breaking: 0, reason: 'no answer' },
        ],
      },
    ),
    reports: [{ ...target, basis: 'schema', report: sampleReport }],
    rules: [rule],
    places: {
      environment: (provider) => ({ file: `contracts/${provider}/provider.yaml`, line: 7, column: 3 }),
      contract: (provider) => ({ file: `contracts/${provider}/openapi.yaml`, line: 21, column: 5 }),
    },
  },
  decisions: [decision],
  placeOfItem: (provider) => ({ file: `contracts/${provider}/checklist.yaml`, line: 1, column: 1 }),
  contracts: [{ provider: 'acme', file: 'contracts/acme/openapi.yaml', report: waivedReport }],
};

/** The same with a text in every place that a provider, a document, a suite or a person can fill. */
export function hostileInput(text: string): PipelineInput {
  const own = { provider: text, environment: text };
  const bad: Finding = {
    ...{ code: 'expectation_failed', severity: 'error', operation: text, at: text, schemaAt: text },
    ...{ expected: text, found: text, exchange: text },
  };
  const place = { file: text, line: 1, column: 1 };
  const items = decision.items.map((item) => ({
    ...item,
    ...{ id: text, title: text, reason: text, evidence: [text], remedy: { command: text, cost: text } },
  }));
  const report = hostileReport(text);
  return {
    tool: sampleInput.tool,
    run: {
      record: record(
        [
          { ...scenario('a'), ...own, id: text, title: text, verdict: 'failed', findings: [bad] },
          { ...scenario('b'), ...own, id: `${text}b`, title: text, verdict: 'quarantined', reason: text },
        ],
        {
          id: text,
          targets: [{ ...own, contractDigest: digestOf('contract') }],
          drift: [
            { ...drift, ...own, basis: 'schema', verdict: 'breaking', breaking: 2 },
            { ...drift, ...own, basis: 'observed', verdict: 'unknown', breaking: 0, reason: text },
          ],
          faults: [text],
        },
      ),
      reports: [{ ...own, basis: 'schema', report }],
      rules: [rule],
      places: { environment: () => place, contract: () => place },
    },
    decisions: [{ ...decision, provider: text, environment: text, items: items.slice(1, 2) }],
    placeOfItem: () => place,
    contracts: [{ provider: text, file: text, report }],
  };
}
