import { errorClasses } from '../../model/error-classes.ts';
import type { NotShown } from '../../model/checklist.ts';
import type { ErrorClassName, Provider } from '../../model/provider.ts';
import type { ScenarioResult } from '../../model/run-record.ts';
import { completeRuns, isGreen, resultsIn } from '../complete-runs.ts';
import type { Facts, SeenExchange } from '../facts.ts';
import { failed, passed, unknown, waivable } from '../item.ts';
import type { Item, Outcome } from '../item.ts';
import { edit, verifyAgain } from '../remedies.ts';
import { inEachEnvironment } from './in-each-environment.ts';

type ErrorClass = (typeof errorClasses)[number];

/** What must have been seen for a class to be shown. */
type Proof = {
  /** Only in these scenarios; absent: in any. */
  readonly scenarios?: readonly string[];
  /** Classes of provider.yaml: where it declares all of them not applicable, the provider has no such failure. */
  readonly declared?: readonly ErrorClassName[];
  readonly isShownBy: (exchange: SeenExchange, provider: Provider) => boolean;
};

const proofs: Readonly<Record<ErrorClass, Proof>> = {
  authentication: {
    scenarios: [
      'every-provider/refuses-missing-credentials',
      'every-provider/refuses-a-wrong-credential',
      'every-provider/refuses-an-expired-credential',
      'every-provider/refuses-wrong-keys-where-tokens-are-issued',
    ],
    declared: ['missingCredentials', 'wrongCredentials', 'expiredCredentials', 'wrongKeys'],
    isShownBy: isRefusedAs('missingCredentials', 'wrongCredentials', 'expiredCredentials', 'wrongKeys'),
  },
  validation: {
    scenarios: ['every-provider/refuses-invalid-input-and-creates-nothing'],
    declared: ['invalidInput'],
    isShownBy: isRefusedAs('invalidInput'),
  },
  'rate-limit': {
    scenarios: ['every-provider/answers-over-the-rate-limit-as-documented'],
    declared: ['rateLimited'],
    isShownBy: isRefusedAs('rateLimited'),
  },
  timeout: { isShownBy: ({ status }) => status === undefined },
  'server-error': { isShownBy: ({ status }) => status !== undefined && status >= 500 },
  payload: { isShownBy: ({ failedInside }) => failedInside === true },
};

/**
 * Each kind of failure was met in each test environment, in a green scenario of the newest run that has them all. What no
 * scenario can show, provider.yaml or the checklist must say, with a reason.
 */
export const errorClassesCovered: Item = {
  id: 'error-classes-covered',
  title: 'Every class of errors was met',
  evaluate: (facts) => inEachEnvironment(facts, evaluateOne),
};

function evaluateOne(facts: Facts, environment: string): Outcome {
  const [run] = completeRuns(facts, environment);
  if (run === undefined) return unknown(`no run of every scenario in ${environment}`, verifyAgain(facts));
  const byId = new Map(run.exchanges.map((exchange) => [exchange.id, exchange]));
  const green = resultsIn(run, facts, environment).filter((result) => isGreen(result, facts));
  const shown = errorClasses.filter((name) => isShown(proofs[name], green, byId, facts));
  const excused = new Map(
    errorClasses
      .filter((name) => !shown.includes(name))
      .map((name) => [name, excuseFor(name, facts)] as const),
  );
  const bare = [...excused].filter(([, reason]) => reason === undefined).map(([name]) => name);
  if (bare.length > 0) return missing(bare, facts, environment, run.record.id);
  const said = [...excused].map(([name, reason]) => `${name} is not: ${reason ?? ''}`);
  return passed([`${shown.join(', ') || 'nothing'} shown`, ...said].join('; '), {
    evidence: [run.record.id],
  });
}

function missing(bare: readonly ErrorClass[], facts: Facts, environment: string, run: string): Outcome {
  const { id } = facts.contract.provider;
  const remedy = edit(
    `suites/${id} so that a scenario meets it, or say why none can: notShown in contracts/${id}/checklist.yaml`,
    'a scenario, or a reviewed reason',
  );
  const outcome = failed(`no scenario met ${bare.join(', ')} in ${environment} (run ${run})`, remedy, [run]);
  return bare.length === 1 && !bare.includes('authentication')
    ? waivable(outcome, `no scenario met ${bare.join()} in ${environment}`)
    : outcome;
}

function isShown(
  { isShownBy, scenarios }: Proof,
  green: readonly ScenarioResult[],
  byId: ReadonlyMap<string, SeenExchange>,
  { contract: { provider } }: Facts,
): boolean {
  return green
    .filter(({ id, verdict }) => verdict === 'passed' && (scenarios === undefined || scenarios.includes(id)))
    .flatMap(({ exchanges }) => exchanges)
    .some((id) => {
      const exchange = byId.get(id);
      return exchange !== undefined && isShownBy(exchange, provider);
    });
}

/** Why a class need not be shown: by provider.yaml, by the kind of API, or by the checklist. */
function excuseFor(
  name: ErrorClass,
  { checklist, contract: { provider }, network }: Facts,
): string | undefined {
  const declared = proofs[name].declared?.map((one) => provider.errors.classes[one]) ?? [];
  const reasons = declared.flatMap((one) => ('notApplicable' in one ? [one.notApplicable] : []));
  if (declared.length > 0 && reasons.length === declared.length) return reasons[0];
  if (name === 'payload' && provider.protocol !== 'graphql' && provider.errors.payload === undefined)
    return 'provider.yaml says of no failure inside a success';
  const isFor = (one: NotShown) => one.class === name && (one.network ?? network) === network;
  return checklist.notShown.find(isFor)?.reason;
}

/** The status that provider.yaml documents; a failure inside a success has its own sign, for 200 alone says nothing. */
function isRefusedAs(...names: readonly ErrorClassName[]): Proof['isShownBy'] {
  return ({ failedInside, status }, { errors: { classes } }) =>
    names.some((name) => {
      const one = classes[name];
      return 'status' in one && one.status === status && (one.status >= 400 || failedInside === true);
    });
}
