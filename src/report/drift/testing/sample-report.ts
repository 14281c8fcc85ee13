import type { Change } from '../../../model/change.ts';
import type { DriftReport } from '../../../model/drift-report.ts';

const fingerprint = (digit: string) => `sha256:${digit.repeat(64)}`;

const gone: Change = {
  id: 'response-property-removed',
  severity: 'breaking',
  direction: 'response',
  path: ['200', 'application/json', 'total'],
  operations: ['GET /orders', 'POST /orders'],
  positions: ['GET /orders response 200 application/json', 'POST /orders response 201 application/json'],
  old: { file: 'old.yaml', line: 12, column: 5, pointer: '/components/schemas/Order/properties/total' },
  new: { file: 'new.yaml', line: 9, column: 3, pointer: '/components/schemas/Order' },
  reason: 'the property total is gone',
  proof: 'witness',
  witness: {
    kind: 'value',
    position: 'GET /orders response 200',
    value: { id: 'a' },
    acceptedBy: 'new',
    refusedBy: 'old',
    refusal: "must have required property 'total'",
  },
  usage: 'broken',
  fingerprint: fingerprint('a'),
};

const unproved: Change = {
  id: 'request-pattern-changed',
  severity: 'dangerous',
  direction: 'request',
  path: ['body', 'name'],
  operations: ['POST /orders'],
  new: { file: 'new.yaml', line: 30, column: 7, pointer: '/paths/~1orders/post' },
  reason: 'another pattern',
  proof: 'unproved',
  stoppedBy: 'pattern: no value was found',
  announced: 'patterns may change',
  fingerprint: fingerprint('b'),
};

const safe: Change = {
  id: 'schema-added',
  severity: 'safe',
  direction: 'response',
  path: ['components', 'Extra'],
  operations: [],
  reason: 'a new schema that nothing uses',
  fingerprint: fingerprint('c'),
};

/** A report with one change of each severity, something undecided and a defect. */
export const sampleReport: DriftReport = {
  tool: { name: 'livegate', version: '0.1.0' },
  old: { source: 'old.yaml', language: 'openapi', digest: fingerprint('1'), defects: [] },
  new: {
    source: 'new.yaml',
    language: 'openapi',
    digest: fingerprint('2'),
    defects: [{ file: 'new.yaml', line: 3, column: 1, message: 'the key "a" stands twice' }],
  },
  policy: 'wire',
  effort: 24,
  verdict: 'breaking',
  changes: [gone, unproved, safe],
  undecided: [
    {
      where: ['new.yaml#/x'],
      reason: 'https://x.example/y.json was not loaded',
      new: { file: 'new.yaml', line: 71, column: 3, pointer: '/x' },
    },
  ],
};

/** The report with what is known beside it: our use, a waived change, a waiver that is expired. */
export const waivedReport: DriftReport = {
  ...sampleReport,
  changes: [
    {
      ...gone,
      announced: 'fields may go',
      waiver: { owner: 'shop', reason: 'the total is not shown', ticket: 'SHOP-7', until: '2026-12-01' },
    },
    { ...unproved, usage: 'unaffected' },
    safe,
  ],
  usage: { state: 'stale', provider: 'acme', schema: fingerprint('9') },
  waiverFindings: [
    {
      code: 'expired',
      rule: 'request-pattern-changed',
      fingerprint: fingerprint('b'),
      file: 'waivers.yaml',
      line: 9,
      column: 5,
      message: 'its last day was 2026-11-01: the change counts again',
    },
  ],
};

/** Two equal documents. */
export const identicalReport: DriftReport = {
  ...sampleReport,
  new: { ...sampleReport.old, source: 'new.yaml' },
  verdict: 'identical',
  changes: [],
  undecided: [],
};

/** The report with a text in every place that a document, a server or a file name can fill. */
export function hostileReport(text: string): DriftReport {
  const place = { file: text, line: 1, column: 1, pointer: text };
  const proof = { acceptedBy: 'old', refusedBy: 'new', refusal: text } as const;
  const change = (witness: Change['witness']): Change => ({
    ...unproved,
    path: [text, text],
    operations: [text],
    positions: [text],
    old: place,
    new: place,
    reason: text,
    stoppedBy: text,
    announced: text,
    ...(witness === undefined ? {} : { witness }),
  });
  const defects = [{ file: text, line: 1, column: 1, message: text }];
  return {
    ...sampleReport,
    old: { ...sampleReport.old, source: text, defects },
    new: { ...sampleReport.new, source: text, defects },
    changes: [
      {
        ...change({ kind: 'value', position: text, value: { [text]: text }, ...proof }),
        severity: 'breaking',
      },
      change({ kind: 'document', document: text, variables: { [text]: text }, ...proof }),
      change({ kind: 'result', document: text, result: text, ...proof }),
      change({ kind: 'request', request: text, ...proof }),
      {
        ...change({ kind: 'response', response: text, ...proof }),
        waiver: { owner: text, reason: text, ticket: text, until: text },
      },
    ],
    undecided: [{ where: [text], reason: text, old: { file: text, line: 1, column: 1, pointer: text } }],
    usage: { state: 'current', provider: text, schema: fingerprint('9') },
    waiverFindings: [
      {
        code: 'expired',
        rule: text,
        fingerprint: fingerprint('b'),
        file: text,
        line: 1,
        column: 1,
        message: text,
      },
    ],
  };
}
