/**
 * The shape of what `livegate drift --format json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/environment-drift.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { driftReportSchema } from './drift-report-schema.ts';

const closed = { additionalProperties: false } as const;
const verdict = Type.Enum(['identical', 'safe', 'dangerous', 'breaking', 'unknown']);
const count = (description: string) => Type.Integer({ minimum: 0, description });

const given = (what: string, whose: string) =>
  Type.Optional(Type.Array(Type.String(), { description: `${what} that ${whose} was given; absent: none` }));
const sandboxGiven = (whose: string) => ({
  faults: given('Faults', whose),
  drifts: given('Drift packs', whose),
});

const observedCounts = Type.Object(
  {
    run: Type.String({ description: 'Id of the run whose exchanges these are' }),
    answers: count('Answers whose bodies were looked at'),
    truncated: count('Answers whose recorded body was cut short: not looked at'),
    operations: count('Operations that were answered at least once'),
    ofOperations: count('Operations of the contract'),
    ...sandboxGiven('the sandbox of that run'),
  },
  closed,
);

const comparison = Type.Object(
  {
    provider: Type.String(),
    environment: Type.String(),
    against: Type.String({ description: '`contract`, or the name of the other environment' }),
    basis: Type.Enum(['schema', 'observed'], {
      description: 'observed: the environment publishes no schema, so the traffic of a run was looked at',
    }),
    verdict,
    reason: Type.Optional(Type.String({ description: 'Why nothing could be decided' })),
    observed: Type.Optional(observedCounts),
    report: Type.Optional(driftReportSchema),
  },
  closed,
);

export const environmentDriftSchema = Type.Object(
  {
    $schema: Type.Literal('https://livegate.dev/schemas/environment-drift.schema.json'),
    tool: Type.Object({ name: Type.Literal('livegate'), version: Type.String() }, closed),
    network: Type.Enum(['sandbox', 'internet']),
    ...sandboxGiven('the sandbox that was asked'),
    comparedAt: Type.String({ format: 'date-time', description: 'When it began' }),
    verdict,
    comparisons: Type.Array(comparison),
    leftOut: Type.Array(Type.String()),
  },
  {
    ...closed,
    $id: 'https://livegate.dev/schemas/environment-drift.schema.json',
    title: 'livegate environment drift',
  },
);
