/**
 * The shape of one line that `livegate watch --json` prints, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/watch-look.schema.json` from it. At run time nothing is read from here.
 */
import { Type } from 'typebox';
import { closed, text } from './provider-schema/parts.ts';

const time = (description: string) =>
  Type.String({ format: 'date-time', description: `${description} (ISO 8601, UTC)` });
const count = (description: string) => Type.Integer({ minimum: 0, description });

const compared = Type.Object(
  {
    environment: text('What was held against the pinned contract'),
    basis: Type.Enum(['schema', 'observed'], {
      description: 'observed: the environment publishes no schema, so the traffic of a run was looked at',
    }),
    verdict: Type.Enum(['identical', 'safe', 'dangerous', 'breaking', 'unknown']),
    breaking: count('Breaking changes'),
    waived: count('Of the breaking ones, those that somebody let pass'),
    run: Type.Optional(text('Id of the run whose traffic was looked at')),
    seenAt: Type.Optional(time('When that run ended')),
    undecided: Type.Optional(Type.String({ description: 'Why nothing, or not all, could be decided' })),
  },
  closed,
);

const problem = Type.Object(
  {
    code: Type.Enum(['ledger_changed', 'not_yet_valid', 'other_audience', 'already_released', 'changed'], {
      description: 'already_released: it released as often as it may, and nothing is wrong with that',
    }),
    message: text('In one sentence'),
  },
  { ...closed, description: 'Why using it now would be refused' },
);

const promotion = Type.Object(
  {
    id: text('Names it in the ledger'),
    kind: Type.Enum(['promotion', 'break-glass']),
    environment: text('The live environment that it opens'),
    audience: Type.Object(
      { repository: text('Whose it is'), run: Type.Optional(text('The one run that it is for')) },
      closed,
    ),
    expiresAt: time('Its end'),
    problem: Type.Optional(problem),
  },
  closed,
);

const sampled = Type.Object(
  {
    id: text('Of the scenario'),
    title: Type.String(),
    environment: text('Where it was run again'),
    run: text('Id of the run that says it passed'),
  },
  closed,
);

const resample = Type.Object(
  {
    sample: Type.Array(sampled),
    differing: Type.Array(Type.String({ description: '<scenario> in <environment>' }), {
      description: 'What failed now',
    }),
    unavailable: Type.Optional(Type.String({ description: 'Why nothing can be said of some of it' })),
  },
  { ...closed, description: 'Absent where nothing was run again' },
);

export const watchLookSchema = Type.Object(
  {
    $schema: Type.Literal('https://livegate.dev/schemas/watch-look.schema.json'),
    at: time('When the look began'),
    provider: text('Id of the provider'),
    network: Type.Enum(['sandbox', 'internet']),
    verdict: Type.Enum(['passed', 'failed', 'unknown'], {
      description:
        'failed: something is broken now; unknown: not all could be looked at, and nothing is known to be broken',
    }),
    comparisons: Type.Array(compared),
    promotions: Type.Array(promotion, { description: 'What stands after it' }),
    resample: Type.Optional(resample),
    revoked: Type.Array(Type.String(), {
      description: 'Why it took back what was promoted; empty: it did not',
    }),
    problems: Type.Array(Type.String(), { description: 'What kept it from looking at all of it' }),
    inARow: count('How many looks at this provider in a row, this one included, could not be decided'),
  },
  {
    ...closed,
    $id: 'https://livegate.dev/schemas/watch-look.schema.json',
    title: 'livegate watch: one look at one provider',
  },
);
