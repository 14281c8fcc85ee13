import type { Change } from '../../../model/change.ts';
import type { Decision, ItemResult } from '../../../model/decision.ts';
import type { DriftReport } from '../../../model/drift-report.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { RunRecord, ScenarioResult } from '../../../model/run-record.ts';
import type { ChangeExcerpt } from '../excerpt/change-excerpt.ts';
import type { ReportGate, ReportInput, ReportRun } from '../report-input.ts';

/** When every sample report is written. */
const now = '2026-11-21T12:00:00.000Z';
const schemas = 'https://livegate.dev/schemas';
const tool = { name: 'livegate', version: '1.2.3' } as const;

export function sampleItem(given: Partial<ItemResult> = {}): ItemResult {
  return {
    id: 'fresh',
    title: 'Evidence is fresh',
    kind: 'automatic',
    verdict: 'passed',
    reason: 'an hour old',
    ...given,
  };
}

export function sampleDecision(given: Partial<Decision> = {}): Decision {
  return {
    schema: `${schemas}/decision.schema.json`,
    ...{
      provider: 'acme',
      environment: 'live',
      network: 'sandbox',
      verdict: 'passed',
      items: [sampleItem()],
    },
    subjects: { contract: 'sha256:c1' },
    ...{
      decidedAt: now,
      holdsUntil: '2026-11-21T20:00:00.000Z',
      epoch: 0,
      ledger: { size: 0, root: 'AA==' },
    },
    ...{ pack: 'default@1', tool, operations: ['getOrder'], ceilings: [], approvers: 1 },
    ...given,
  };
}

export function sampleGate(given: Partial<ReportGate> = {}): ReportGate {
  const promotion = { state: 'none', code: 'not_promoted', reason: 'acme is not promoted' } as const;
  const ledger = { size: 0, root: 'AA==', findings: [] };
  return {
    ...{ provider: 'acme', decision: sampleDecision(), promotion },
    ...{ events: [], waivers: [], ledger },
    ...given,
  };
}

export function sampleScenario(given: Partial<ScenarioResult> = {}): ScenarioResult {
  return {
    ...{ id: 'acme/orders', title: 'orders', provider: 'acme', environment: 'staging', verdict: 'passed' },
    ...{ attempts: 1, took: 120, findings: [], exchanges: ['x1'] },
    ...given,
  };
}

function sampleRecord(given: Partial<RunRecord> = {}): RunRecord {
  return {
    schema: `${schemas}/run-record.schema.json`,
    ...{
      id: '20261121T110000Z-aaa',
      status: 'passed',
      network: 'sandbox',
      tool: { ...tool, node: '24.0.0' },
    },
    ...{
      suiteDigest: 'sha256:s1',
      startedAt: '2026-11-21T11:00:00.000Z',
      endedAt: '2026-11-21T11:01:00.000Z',
    },
    targets: [{ provider: 'acme', environment: 'staging', contractDigest: 'sha256:c1' }],
    scenarios: [sampleScenario()],
    ...given,
  };
}

export function sampleRun(given: Partial<RunRecord> = {}, reports: ReportRun['reports'] = []): ReportRun {
  return { record: sampleRecord(given), reports };
}

export function sampleExchange(given: Partial<Exchange> = {}): Exchange {
  const headers = { 'content-type': 'application/json', authorization: '[redacted]' };
  const text = '{"id":"o1","state":"OPEN","token":"[redacted]"}';
  return {
    ...{
      id: 'x1',
      provider: 'acme',
      environment: 'staging',
      operation: 'getOrder',
      startedAt: Date.parse(now) - 3_600_000,
    },
    ...{ took: 42, request: { method: 'GET', url: 'https://staging.acme.example/orders/o1', headers } },
    response: {
      status: 200,
      headers,
      body: { bytes: 44, text, truncated: false, hidden: { '/token': 'string' } },
    },
    findings: [],
    ...given,
  };
}

export function sampleChange(given: Partial<Change> = {}): Change {
  return {
    ...{ id: 'response-field-removed', severity: 'breaking', direction: 'response' },
    ...{ path: ['getOrder', '200', 'state'], operations: ['getOrder'], reason: 'the field is gone' },
    ...{ proof: 'witness', trapClass: 'one-environment-only', fingerprint: `sha256:${'f'.repeat(64)}` },
    old: { file: 'openapi.yaml', line: 7, column: 3, pointer: '/components/schemas/Order/properties/state' },
    witness: {
      ...{
        kind: 'value',
        position: 'getOrder 200',
        value: { id: 'o1' },
        acceptedBy: 'new',
        refusedBy: 'old',
      },
      refusal: 'state is required',
    },
    ...given,
  };
}

/** Of `sampleChange`; `text`: what the changed line says. */
export function sampleExcerpt(text = '  - state'): ChangeExcerpt {
  return {
    fingerprint: sampleChange().fingerprint,
    definition: '/components/schemas/Order',
    rows: [
      { gap: 3 },
      { old: 'required:', new: 'required:', changed: false },
      { old: text, new: `${text} or not`, changed: true },
      { old: text, changed: true },
      { new: text, changed: true },
      { old: 'state:', new: 'state:', changed: false, here: true },
    ],
  };
}

export function sampleReport(changes: readonly Change[] = [sampleChange()]): DriftReport {
  const side = { language: 'openapi', digest: 'sha256:d', defects: [] } as const;
  return {
    ...{ tool, policy: 'strict', effort: 24, verdict: 'breaking', changes, undecided: [] },
    old: { source: 'contracts/acme/openapi.yaml', ...side },
    new: { source: 'acme@staging', ...side },
  };
}

/** One provider that has everything once; parts can be given. */
export function sampleInput(given: Partial<ReportInput> = {}): ReportInput {
  const test = {
    name: 'staging',
    stage: 'test',
    baseUrl: 'https://staging.acme.example',
    sharedWithLive: ['host'],
    lead: 'ahead',
  } as const;
  const live = {
    name: 'live',
    stage: 'live',
    baseUrl: 'https://acme.example',
    sharedWithLive: [],
    lead: 'level',
  } as const;
  const answers = [
    { status: 200, fields: ['/id', '/state', '/total'], enums: { '/state': ['OPEN', 'CLOSED'] } },
  ];
  return {
    ...{ now, tool, network: 'sandbox', level: 'L2' },
    providers: [{ id: 'acme', name: 'Acme', protocol: 'rest', environments: [test, live] }],
    ...{
      gates: [sampleGate()],
      runs: [sampleRun()],
      contractChanges: [],
      environmentDrift: [],
      exchanges: [sampleExchange()],
      disturbedExchanges: [],
    },
    outlines: [{ provider: 'acme', operations: [{ id: 'getOrder', label: 'GET /orders/{id}', answers }] }],
    unreadable: [],
    ...given,
  };
}
