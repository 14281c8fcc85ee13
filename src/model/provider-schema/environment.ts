import { Type } from 'typebox';
import { closed, date, duration, evidence, notApplicable, secretReference, text } from './parts.ts';
import { schemaSource } from './schema-source.ts';

export const environment = Type.Object(
  {
    stage: Type.Enum(['test', 'live'], { description: 'live: money moves and nothing can be undone' }),
    baseUrl: Type.String({
      pattern: '^https?://',
      description: 'Scheme, host and path prefix; what the guard lets through begins with exactly this',
    }),
    alsoAllowed: Type.Optional(
      Type.Array(Type.String({ pattern: '^https?://' }), {
        description: 'Further URL prefixes that belong to this environment, e.g. its token endpoint',
      }),
    ),
    credentials: Type.Record(Type.String({ pattern: '^[a-zA-Z][a-zA-Z0-9]*$' }), secretReference, {
      description: 'Name of each credential and where it is kept',
    }),
    deprecated: Type.Optional(
      Type.Object(
        {
          since: Type.Optional(date('Announced on')),
          decommissioned: Type.Optional(date('Last day; past it a run against the environment fails')),
          replacement: Type.Optional(text('Name of the environment to use instead')),
          note: Type.Optional(text('What the provider says')),
        },
        closed,
      ),
    ),
    sharedWithLive: Type.Array(Type.Enum(['host', 'credentials', 'catalogue', 'accounts']), {
      description: 'What this environment has in common with a live one',
    }),
    isolated: Type.Array(text('A kind of object'), {
      description: 'Kinds of objects that never cross to another environment',
    }),
    reset: Type.Union([
      Type.Object(
        {
          at: Type.Optional(Type.String({ pattern: '^\\d{2}:\\d{2}$', description: 'Time of day, UTC' })),
          every: duration('How often'),
          removes: Type.Enum(['unused', 'everything']),
          unusedFor: Type.Optional(duration('Only objects not used for this long')),
          note: Type.Optional(text('What the provider says')),
        },
        closed,
      ),
      notApplicable,
    ]),
    contractLead: Type.Enum(['level', 'ahead', 'behind', 'unknown'], {
      description: 'Whether this environment runs ahead of live, level with it, or behind',
    }),
    schemaSource: Type.Optional(schemaSource),
    trust: Type.Optional(
      Type.Object(
        { kind: Type.Enum(['ip', 'url', 'ip-or-url']), note: Type.Optional(text('How it is registered')) },
        closed,
      ),
    ),
    samples: Type.Optional(
      Type.Record(Type.String(), Type.Union([Type.String(), Type.Integer()]), {
        description:
          'Ids that exist in this environment, which others look up as $foreign.<name>: unknown there where the kind is isolated, known where it is shared with live',
      }),
    ),
    clockTolerance: Type.Optional(
      duration('Largest accepted difference between our clock and Date; default PT30S'),
    ),
    evidence: Type.Optional(evidence),
    note: Type.Optional(text('Anything a reader should know')),
  },
  closed,
);
