/**
 * The shape of `reports/runs/<id>/run.json`, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/run-record.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';

const closed = { additionalProperties: false } as const;
const time = (description: string) =>
  Type.String({ format: 'date-time', description: `${description} (ISO 8601, UTC)` });
const digest = (description: string) => Type.String({ pattern: '^sha256:[0-9a-f]{64}$', description });

const finding = Type.Object(
  {
    code: Type.String({
      pattern: '^[a-z0-9_]+$',
      description: 'What kind of finding: a closed list, see src/model/finding.ts',
    }),
    severity: Type.Enum(['error', 'warning', 'info'], { description: 'error turns a scenario red' }),
    operation: Type.Optional(Type.String({ description: 'Operation id of the contract' })),
    at: Type.Optional(
      Type.String({ description: 'Where in the exchange: JSON Pointer, header:<name>, status' }),
    ),
    schemaAt: Type.Optional(Type.String({ description: 'Where in the contract' })),
    expected: Type.String(),
    found: Type.String(),
    exchange: Type.Optional(Type.String({ description: 'Id of the exchange that shows it' })),
  },
  closed,
);

const scenario = Type.Object(
  {
    id: Type.String({ description: 'Folder of the suite, groups and title, stable over runs' }),
    title: Type.String(),
    provider: Type.String(),
    environment: Type.String(),
    repetition: Type.Optional(
      Type.Integer({ minimum: 2, description: 'Which repetition of --repeat-each; absent at the first' }),
    ),
    verdict: Type.Enum([
      'passed',
      'failed',
      'flaky',
      'not-applicable',
      'sandbox-only',
      'quarantined',
      'unknown',
    ]),
    reason: Type.Optional(
      Type.String({
        description:
          'Why it is not applicable, left out or quarantined; or what of it one that passed left out',
      }),
    ),
    attempts: Type.Integer({ minimum: 0 }),
    took: Type.Number({ minimum: 0, description: 'Milliseconds of the last attempt' }),
    findings: Type.Array(finding),
    exchanges: Type.Array(Type.String(), {
      description: 'Ids of its exchanges, in the order they were sent',
    }),
  },
  closed,
);

const certificate = Type.Object(
  {
    origin: Type.String(),
    validTo: Type.Optional(time('Until when the certificates that it showed hold')),
    problem: Type.Optional(Type.String({ description: 'Why nobody can tell' })),
  },
  closed,
);

const target = Type.Object(
  {
    provider: Type.String(),
    environment: Type.String(),
    contractDigest: digest('What it was held against: provider file, schema and documents'),
    clockDifference: Type.Optional(
      Type.Number({ description: 'Largest difference to the provider, in milliseconds' }),
    ),
    certificates: Type.Optional(
      Type.Array(certificate, { description: 'Of its origins, as the run began; internet network only' }),
    ),
  },
  closed,
);

const count = Type.Integer({ minimum: 0 });

const drift = Type.Object(
  {
    provider: Type.String(),
    environment: Type.String(),
    network: Type.Enum(['sandbox', 'internet']),
    basis: Type.Enum(['schema', 'observed'], {
      description: 'schema: its published schema; observed: the traffic of this very run',
    }),
    verdict: Type.Enum(['identical', 'safe', 'dangerous', 'breaking', 'unknown']),
    reason: Type.Optional(Type.String({ description: 'Why it is unknown' })),
    breaking: count,
    dangerous: count,
    safe: count,
    waived: Type.Integer({ minimum: 0, description: 'How many of the breaking ones are waived' }),
    answers: Type.Optional(Type.Integer({ minimum: 0, description: 'Answers that were looked at' })),
    report: Type.Optional(
      Type.Object(
        { file: Type.String({ description: 'Beside this record' }), digest: digest('Of its bytes') },
        closed,
      ),
    ),
  },
  closed,
);

export const runRecordSchema = Type.Object(
  {
    schema: Type.Literal('https://livegate.dev/schemas/run-record.schema.json'),
    id: Type.String(),
    status: Type.Enum(['running', 'passed', 'failed', 'undecided', 'interrupted'], {
      description: 'undecided: nothing failed, and something could not be judged',
    }),
    network: Type.Enum(['sandbox', 'internet'], {
      description: 'Sandbox evidence says nothing about the internet',
    }),
    tool: Type.Object(
      { name: Type.Literal('livegate'), version: Type.String(), node: Type.String() },
      closed,
    ),
    suiteDigest: digest('Every file of the suites'),
    suitesChanged: Type.Optional(
      Type.Literal(true, {
        description: 'The suites were written to while it went on: it is evidence of nothing',
      }),
    ),
    startedAt: time('First moment of the run'),
    endedAt: Type.Optional(time('Last moment; absent while it goes on')),
    targets: Type.Array(target),
    scenarios: Type.Array(scenario),
    drift: Type.Optional(
      Type.Array(drift, { description: 'The contract against what the environments serve and answered' }),
    ),
    nonces: Type.Optional(
      Type.Array(Type.String({ pattern: '^[0-9a-f]{32}$' }), {
        description: 'What stands in the User-Agent of its requests; several where shards were merged',
      }),
    ),
    shard: Type.Optional(
      Type.Object(
        { current: Type.Integer({ minimum: 1 }), total: Type.Integer({ minimum: 1 }) },
        { ...closed, description: 'Which part of the scenarios this run was; a whole run has none' },
      ),
    ),
    faults: Type.Optional(Type.Array(Type.String(), { description: 'Faults that the sandbox was given' })),
    drifts: Type.Optional(
      Type.Array(Type.String(), { description: 'Drift packs that the sandbox was given' }),
    ),
    liveRequests: Type.Optional(
      Type.Integer({ minimum: 0, description: 'Requests that reached the sandbox of a live environment' }),
    ),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/run-record.schema.json', title: 'livegate run record' },
);
