import type { DriftReport } from '../../../model/drift-report.ts';
import type { Exchange } from '../../../model/exchange.ts';
import type { ReportGate, ReportInput, ReportRun } from '../report-input.ts';
import {
  sampleChange,
  sampleDecision,
  sampleExcerpt,
  sampleExchange,
  sampleGate,
  sampleInput,
  sampleItem,
  sampleReport,
  sampleRun,
  sampleScenario,
} from './sample-input.ts';

/** What would run, restyle, load or turn the page around if it were taken for anything but text. */
export const hostileText = [
  '<script>globalThis.owned=1</script>',
  '<img src=x onerror="globalThis.owned=1">',
  '</script><svg onload=globalThis.owned=1>',
  '"><style>*{display:none}</style>',
  'javascript:globalThis.owned=1',
  '\u202Eevil\u2066\u200B',
  '\u001b[2J\u0000',
  '\ud800',
  '{{constructor.constructor("owned=1")()}}',
].join(' ');

const t = hostileText;
const finding = {
  code: 'body_invalid',
  severity: 'error',
  operation: t,
  at: '/state',
  expected: t,
  found: t,
} as const;

/** A report in which every foreign text is hostile, with a body of ten megabytes. */
export function hostileInput(): ReportInput {
  const environment = {
    stage: 'test',
    baseUrl: `javascript:${t}`,
    sharedWithLive: [t],
    lead: 'ahead',
    ending: t,
  } as const;
  const answers = [{ status: 200, fields: [t], enums: { [t]: [t] } }];
  const report = hostileReport();
  return sampleInput({
    providers: [
      { id: 'acme', name: t, protocol: 'rest', environments: [{ name: 'staging', ...environment }] },
    ],
    gates: [hostileGate()],
    runs: [hostileRun(report)],
    environmentDrift: [
      {
        ...{ file: t, at: t },
        comparisons: [
          { provider: 'acme', environment: t, against: t, basis: 'schema', verdict: 'breaking', report },
          { provider: 'acme', environment: t, against: t, basis: 'observed', verdict: 'unknown', reason: t },
        ],
      },
    ],
    ...{
      contractChanges: [
        { provider: 'acme', run: t, at: t, report, excerpts: [{ ...sampleExcerpt(t), definition: t }] },
      ],
      exchanges: [hostileExchange()],
      unreadable: [t],
    },
    outlines: [{ provider: 'acme', operations: [{ id: t, label: t, answers }] }],
  });
}

function hostileGate(): ReportGate {
  const remedy = { command: t, cost: t };
  const item = sampleItem({ id: t, title: t, verdict: 'failed', reason: t, remedy, evidence: [t] });
  const waiver = {
    rule: t,
    fingerprint: t,
    owner: t,
    reason: t,
    ticket: `javascript:${t}`,
    granted: t,
    expires: t,
  };
  const glass = {
    id: t,
    environment: t,
    network: 'sandbox',
    reason: t,
    by: [t],
    issuedAt: t,
    expiresAt: t,
    state: 'open',
  } as const;
  const waived = { by: t, owner: t, reason: t, until: t, found: t };
  const decided = {
    verdict: 'failed',
    items: [item, { ...item, verdict: 'passed', waived }],
    weakened: [{ item: t, limit: t, own: t, pack: t }],
    operations: [t],
    subjects: { [t]: t },
    brokenGlass: [glass],
  } as const;
  return sampleGate({
    decision: sampleDecision(decided),
    promotion: { state: 'none', code: 'revoked', reason: t },
    events: [
      { index: 0, kind: t, at: '2026-11-20T12:00:00.000Z', by: t, what: t, refused: t },
      { index: 1, kind: 'revocation', at: t, by: t, what: t },
    ],
    waivers: [{ ...waiver, file: t, line: 1, column: 1 }],
    ledger: { size: 2, root: t, findings: [t] },
  });
}

function hostileReport(): DriftReport {
  const change = sampleChange({ path: [t], operations: [t], reason: t, id: t, announced: t, stoppedBy: t });
  return { ...sampleReport([change]), undecided: [{ where: [t], reason: t }] };
}

function hostileRun(report: DriftReport): ReportRun {
  const drift = {
    provider: 'acme',
    environment: 'staging',
    network: 'sandbox',
    basis: 'schema',
    dangerous: 0,
    safe: 0,
  } as const;
  const scenario = sampleScenario({
    id: `acme/${t}`,
    title: t,
    reason: t,
    verdict: 'failed',
    findings: [finding],
  });
  return sampleRun(
    { scenarios: [scenario], drift: [{ ...drift, verdict: 'breaking', reason: t, breaking: 1, waived: 0 }] },
    [{ provider: 'acme', environment: 'staging', basis: 'schema', report }],
  );
}

function hostileExchange(): Exchange {
  const text = JSON.stringify({ id: t, state: t, [t]: t, long: 'x'.repeat(10_000_000) });
  const headers = { 'content-type': t, 'x-odd': t };
  const body = { bytes: text.length, text, truncated: false };
  return sampleExchange({
    ...{ request: { method: t, url: `javascript:${t}`, headers, body }, findings: [finding] },
    response: { status: 200, headers, body: { ...body, text: JSON.stringify({ id: t, state: t, [t]: t }) } },
  });
}
