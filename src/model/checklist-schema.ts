/**
 * The shape of `contracts/<id>/checklist.yaml`, as TypeBox types; `scripts/generate.ts` writes
 * `schemas/checklist.schema.json` from it. At run time only that JSON file is read.
 */
import { Type } from 'typebox';
import { excusableClasses } from './error-classes.ts';
import { effect } from './provider-schema/operation.ts';
import { closed, duration, pointer, text } from './provider-schema/parts.ts';

export const scenarioId = Type.String({
  pattern: '^[a-z0-9-]+/[a-z0-9-]+(/[a-z0-9-]+)*$',
  description: 'Scenario id as run records name it, e.g. every-provider/authenticates',
});
export const itemId = Type.String({ pattern: '^[a-z][a-z0-9-]*$', description: 'Id of an item' });
const names = (description: string) =>
  Type.Array(text('A name'), { minItems: 1, uniqueItems: true, description });

export const signOffRule = Type.Object(
  {
    id: itemId,
    title: text('In a few words'),
    statement: text('The sentence that is signed'),
    looksAt: Type.Array(Type.Enum(['contract', 'suites', 'checklist', 'waivers', 'trust', 'credentials']), {
      uniqueItems: true,
      description: 'What its signer looked at: one changed byte of it voids the sign-off',
    }),
    expires: duration('How long it holds'),
    reference: Type.Optional(
      Type.Boolean({ description: 'It must name where it can be looked up: a ticket, a letter' }),
    ),
    mayBeNotApplicable: Type.Optional(
      Type.Boolean({ description: 'A checklist may say, with a reason, that there is nothing to sign' }),
    ),
    notAuthor: Type.Optional(
      Type.Boolean({
        description: 'Of each change since the last promotion, somebody signs who did not write it',
      }),
    ),
  },
  closed,
);

export const runsRule = Type.Object(
  {
    consecutive: Type.Integer({ minimum: 1, maximum: 100, description: 'So many clean runs in a row' }),
    over: duration('From the first of them to the last at least'),
  },
  closed,
);

/** What the gateway lets through at most of one operation in any window. */
export const ceiling = Type.Object(
  {
    operation: text('Operation id of the contract'),
    requests: Type.Integer({ minimum: 0, description: 'At most so many requests' }),
    per: duration('In any window of this length'),
    amount: Type.Optional(
      Type.Object(
        {
          at: pointer('Where in the request body the amount stands'),
          max: Type.Number({ exclusiveMinimum: 0, description: 'At most this sum in a window' }),
        },
        closed,
      ),
    ),
  },
  closed,
);

const notShown = Type.Object(
  {
    class: Type.Enum([...excusableClasses], { description: 'Authentication is never excused' }),
    reason: text('Why; shown in every decision'),
    network: Type.Optional(
      Type.Enum(['sandbox', 'internet'], { description: 'On this network only; default: on both' }),
    ),
  },
  closed,
);

/** Said wherever somebody relies on operations being told apart. */
const notSeen =
  'An operation is told by method and path, in GraphQL by the one root field: not seen is what the provider’s own server reads from a member _method of a JSON body, or does below a root field';

export const checklistSchema = Type.Object(
  {
    $schema: Type.Optional(Type.String()),
    pack: Type.Enum(['default@1'], { description: 'The items that it extends, with their version' }),
    opens: text('The live environment whose credentials it stands in front of'),
    environments: Type.Optional(
      names('Test environments that must be green; default: all that are not deprecated'),
    ),
    scenarios: Type.Array(scenarioId, {
      minItems: 1,
      uniqueItems: true,
      description: 'Scenarios that must have passed in each of the environments, besides those of the pack',
    }),
    runs: Type.Optional(runsRule),
    freshness: Type.Optional(
      Type.Object(
        {
          evidence: Type.Optional(duration('The newest run is no older; default PT24H, at most P7D')),
          clock: Type.Optional(
            duration('The provider’s clock and ours differ by no more; default PT30S, at most PT5M'),
          ),
          credentials: Type.Optional(
            duration('No live credential was sealed longer ago; default P90D, at most P366D'),
          ),
          certificate: Type.Optional(
            duration('The certificates of test and live hold for longer; default P30D, at least P7D'),
          ),
        },
        { ...closed, description: 'How old what counts may be' },
      ),
    ),
    operations: names(`Operations that may be sent to live; each must be covered by a scenario. ${notSeen}`),
    effects: Type.Optional(
      Type.Array(effect, {
        minItems: 1,
        uniqueItems: true,
        description:
          'Of the operations above, only those whose effect in live is one of these; [read] is a promotion that changes nothing; default: all',
      }),
    ),
    ceilings: Type.Optional(
      Type.Array(ceiling, { description: `What the gateway lets through at most. ${notSeen}` }),
    ),
    promotion: Type.Optional(
      Type.Object(
        {
          expires: Type.Optional(duration('How long a promotion holds; default PT8H, at most P1D')),
          releases: Type.Optional(
            Type.Integer({
              minimum: 1,
              maximum: 1000,
              description: 'How often credentials may be released on one promotion; default 1',
            }),
          ),
        },
        closed,
      ),
    ),
    approvers: Type.Optional(
      Type.Integer({
        minimum: 1,
        maximum: 5,
        description: 'How many people must approve a release; default 1',
      }),
    ),
    signOffs: Type.Optional(
      Type.Array(signOffRule, { description: 'What people must sign, besides the sign-offs of the pack' }),
    ),
    notShown: Type.Optional(
      Type.Array(notShown, {
        description: 'Error classes that no scenario can show in a test environment; each with its reason',
      }),
    ),
    notApplicable: Type.Optional(
      Type.Record(itemId, text('Why; shown in every decision'), {
        description: 'Items of the pack that allow it and that this provider has no use for',
      }),
    ),
  },
  { ...closed, $id: 'https://livegate.dev/schemas/checklist.schema.json', title: 'livegate checklist' },
);
