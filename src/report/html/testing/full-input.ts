import type { KeptDrift, ReportInput } from '../report-input.ts';
import {
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

const failing = sampleRun(
  {
    id: '20261121T110000Z-bbb',
    scenarios: [
      sampleScenario({
        exchanges: ['x1'],
        verdict: 'failed',
        findings: [
          {
            code: 'body_invalid',
            severity: 'error',
            at: '/state',
            expected: 'one of OPEN, CLOSED',
            found: '"SHUT"',
          },
        ],
      }),
      sampleScenario({ id: 'every-provider/reads', title: 'reads one object', exchanges: [] }),
    ],
    drift: [
      {
        provider: 'acme',
        environment: 'staging',
        network: 'sandbox',
        basis: 'schema',
        verdict: 'breaking',
        breaking: 1,
        dangerous: 0,
        safe: 0,
        waived: 0,
      },
    ],
  },
  [
    {
      provider: 'acme',
      environment: 'staging',
      basis: 'schema',
      report: sampleReport(),
      excerpts: [sampleExcerpt()],
    },
  ],
);
const remedy = { command: 'livegate verify acme --sign', cost: 'a minute' };
/** Staging, held against another test environment. */
const held: KeptDrift = {
  file: 'acme.json',
  at: '2026-11-21T11:30:00.000Z',
  comparisons: [
    {
      ...{ provider: 'acme', environment: 'staging', against: 'preview', basis: 'schema' },
      ...{ verdict: 'breaking', report: sampleReport() },
    },
  ],
};

/** One provider that has everything once, and whose promotion ends in a good two hours. */
export const fullInput = (): ReportInput =>
  sampleInput({
    environmentDrift: [held],
    runs: [failing, sampleRun({ id: '20261121T100000Z-aaa', startedAt: '2026-11-21T10:00:00.000Z' })],
    exchanges: [sampleExchange({ findings: failing.record.scenarios[0]?.findings ?? [] })],
    gates: [
      sampleGate({
        decision: sampleDecision({
          verdict: 'failed',
          items: [
            sampleItem({ id: 'drift', verdict: 'failed', reason: 'a field is gone', remedy }),
            sampleItem({ evidence: ['20261121T100000Z-aaa'], holdsUntil: '2026-11-22T10:00:00.000Z' }),
          ],
        }),
        promotion: {
          state: 'in-force',
          how: 'promotion',
          id: 'p1',
          by: 'gate',
          expiresAt: new Date(Date.now() + 7_380_000).toISOString(),
        },
        events: [
          {
            index: 0,
            kind: 'sign-off',
            at: '2026-11-20T12:00:00.000Z',
            by: 'jo',
            what: 'on-call: I am on call',
          },
          {
            index: 1,
            kind: 'promotion',
            at: '2026-11-21T09:00:00.000Z',
            by: 'gate',
            what: 'live until tomorrow',
          },
          { index: 2, kind: 'revocation', at: '2026-11-21T10:00:00.000Z', by: 'ci', what: 'breaking drift' },
        ],
        waivers: [
          {
            rule: 'r',
            fingerprint: 'sha256:abc',
            owner: 'jo',
            reason: 'unused',
            ticket: 'T-1',
            granted: '2026-11-01',
            expires: '2026-11-30',
            file: 'waivers.yaml',
            line: 1,
            column: 1,
          },
        ],
      }),
    ],
  });
