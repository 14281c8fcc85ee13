import type { NotShown } from '../../model/checklist.ts';
import type { Finding } from '../../model/finding.ts';
import type { Provider } from '../../model/provider.ts';
import type { Facts, SeenExchange } from '../facts.ts';
import { finding, none, nowhere, testItems } from '../testing/item-cases.ts';
import { result, sampleFacts, sampleRecord, sampleRun } from '../testing/sample-facts.ts';
import { testProvider } from '../../network/testing/test-provider.ts';

const environments = ['preprod', 'staging'];
const { classes } = testProvider.errors;
const limited = { ...classes, rateLimited: { status: 429 } };
const inside = { status: 200 };

/** A scenario of each class, with the answer that it met; `[]` for an answer: none came. */
const met: Readonly<Record<string, readonly [scenario: string, ...answer: (number | true)[]]>> = {
  authentication: ['every-provider/refuses-missing-credentials', 401],
  validation: ['every-provider/refuses-invalid-input-and-creates-nothing', 400],
  'rate-limit': ['every-provider/answers-over-the-rate-limit-as-documented', 429],
  timeout: ['acme/waits-in-vain'],
  'server-error': ['acme/breaks', 503],
  payload: ['acme/fails-inside', 200, true],
};

type Change = {
  readonly verdict?: 'failed' | 'not-applicable' | 'sandbox-only';
  readonly findings?: readonly Finding[];
  readonly met?: typeof met;
  readonly in?: readonly string[];
};

/** Facts in which nothing is excused by the checklist, and every class was met but for the changes. */
function facts(change: Change = {}, more: Parameters<typeof sampleFacts>[0] = {}): Facts {
  const { errors } = { errors: { ...testProvider.errors, classes: limited, payload: payload } };
  const seen = { ...met, ...change.met };
  const shown = (change.in ?? environments).flatMap((environment) =>
    Object.entries(seen).map(([name, [scenario, status, isInside]]) => {
      const exchange: SeenExchange = {
        ...{ id: `${environment}-${name}`, environment, operation: 'getItem' },
        ...(typeof status === 'number' ? { status } : {}),
        ...(isInside === true ? { failedInside: true as const } : {}),
      };
      const verdict = change.verdict ?? 'passed';
      return {
        exchange,
        result: result(scenario, environment, {
          verdict,
          findings: change.findings ?? [],
          exchanges: [exchange.id],
        }),
      };
    }),
  );
  const run = sampleRun(
    { scenarios: [...sampleRecord().scenarios, ...shown.map((one) => one.result)] },
    { exchanges: shown.map(({ exchange }) => exchange) },
  );
  const { checklist, provider, ...rest } = more;
  return sampleFacts({
    ...{ runs: [run], ...rest },
    checklist: { notShown: [], ...checklist },
    provider: { errors, ...provider },
  });
}
const payload = { success: 'ok', error: 'error', code: 'code' };

const lacking = (name: string, ...answer: (number | true)[]): Facts =>
  facts({ met: { [name]: ['acme/pays', ...answer] } });
const instead = (name: string, ...answer: (number | true)[]): Facts =>
  facts({ met: { [name]: [met[name]?.[0] ?? '', ...answer] } });
const notShown = (...list: readonly NotShown[]): Facts =>
  facts({ met: { timeout: ['acme/pays', 200] } }, { checklist: { notShown: list } });
const reason = 'Nothing there is slow on request.';
const without = { ...classes, invalidInput: { status: 200 }, rateLimited: { status: 429 } };
const under200 = (...answer: (number | true)[]): Facts =>
  facts(
    { met: { validation: [met['validation']?.[0] ?? '', ...answer] } },
    { provider: { errors: { ...testProvider.errors, payload, classes: without } } },
  );
const plain = { ...testProvider.errors, classes: limited };
const noPayload = (more: Partial<Provider> = {}): Facts =>
  facts({ met: { payload: ['acme/pays', 200] } }, { provider: { errors: plain, ...more } });

/** One of the four kinds of refused credentials is declared to be absent, and none of the others was met. */
const partlyDeclared = facts(
  { met: { authentication: ['acme/pays', 401] } },
  {
    provider: {
      errors: { ...plain, payload, classes: { ...limited, wrongKeys: { notApplicable: 'no tokens' } } },
    },
  },
);

testItems([
  [
    'error-classes-covered',
    'passed with an error',
    facts({ findings: [finding('slow')] }),
    'failed',
    /met auth/,
  ],
  ['error-classes-covered', 'one of several is declared', partlyDeclared, 'failed', /met authentication in/],
  [
    'error-classes-covered',
    'all of them',
    facts(),
    'passed',
    /authentication, validation, rate-limit, timeout, server-error, payload shown$/,
  ],
  ['error-classes-covered', 'no run', none, 'unknown', /no run of every scenario in preprod/],
  ['error-classes-covered', 'no environment', nowhere, 'unknown', /names no test environment/],
  ['error-classes-covered', 'in one environment only', facts({ in: ['preprod'] }), 'failed', /in staging/],
  [
    'error-classes-covered',
    'red scenarios',
    facts({ verdict: 'failed' }),
    'failed',
    /met authentication, val/,
  ],
  ['error-classes-covered', 'left out', facts({ verdict: 'not-applicable' }), 'failed', /met authentication/],
  [
    ...(['error-classes-covered', 'only the sandbox has it'] as const),
    facts({ verdict: 'sandbox-only' }, { network: 'internet' }),
    ...(['failed', /met authentication/] as const),
  ],
  [
    'error-classes-covered',
    'a 401 elsewhere',
    lacking('authentication', 401),
    'failed',
    /met authentication in/,
  ],
  [
    'error-classes-covered',
    'another status',
    instead('authentication', 403),
    'failed',
    /met authentication in/,
  ],
  ['error-classes-covered', 'input accepted', instead('validation', 201), 'failed', /met validation in/],
  ['error-classes-covered', 'never limited', instead('rate-limit', 200), 'failed', /met rate-limit in/],
  ['error-classes-covered', 'always answered', instead('timeout', 200), 'failed', /met timeout in/],
  ['error-classes-covered', 'nothing broke', instead('server-error', 499), 'failed', /met server-error in/],
  ['error-classes-covered', 'no failure inside', instead('payload', 200), 'failed', /met payload in/],
  ['error-classes-covered', 'refused under 200', under200(inside.status, true), 'passed', /validation/],
  ['error-classes-covered', 'accepted under 200', under200(inside.status), 'failed', /met validation in/],
  [
    ...(['error-classes-covered', 'the checklist says why not'] as const),
    notShown({ class: 'timeout', reason }),
    ...(['passed', /; timeout is not: Nothing there is slow on request\.$/] as const),
  ],
  [
    ...(['error-classes-covered', 'for the other network only'] as const),
    notShown({ class: 'timeout', reason, network: 'internet' }),
    ...(['failed', /met timeout in/] as const),
  ],
  [
    'error-classes-covered',
    'of another class',
    notShown({ class: 'payload', reason }),
    'failed',
    /met timeout/,
  ],
  [
    ...(['error-classes-covered', 'provider.yaml says why not'] as const),
    facts(
      { met: { 'rate-limit': ['acme/pays', 200] } },
      { provider: { errors: { ...plain, payload, classes } } },
    ),
    ...(['passed', /rate-limit is not: made up for tests/] as const),
  ],
  [
    'error-classes-covered',
    'no payloads in this API',
    noPayload(),
    'passed',
    /payload is not: provider.yaml/,
  ],
  [
    'error-classes-covered',
    'GraphQL always has',
    noPayload({ protocol: 'graphql' }),
    'failed',
    /met payload/,
  ],
]);
