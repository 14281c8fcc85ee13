import type { Contract } from '../contract/contract.ts';
import type { Environment } from '../model/provider.ts';
import type { AnswerChecks } from './answer-checks.ts';
import { createAnswerChecks } from './answer-checks.ts';
import type { BoundCredentials } from './auth/bound-credentials.ts';
import { bindCredentials } from './auth/bound-credentials.ts';
import { credentialHeaderNames } from './auth/credential-header.ts';
import { afterRefresh, issuedSecrets } from './auth/issued-token.ts';
import type { RateBudget } from './budget/rate-budget.ts';
import { createRateBudget } from './budget/rate-budget.ts';
import type { ClientOptions } from './client-options.ts';
import { Dispatcher } from './dispatcher.ts';
import type { DispatcherOptions } from './dispatcher.ts';
import { Exchanger } from './exchange/exchanger.ts';
import { guardEnvironment } from './guard/environment-guard.ts';
import { GuardError } from './guard/guard-error.ts';
import type { Guard } from './guard/guard.ts';
import { SecretRegistry } from './record/secret-registry.ts';
import type { ProviderHeaders } from './request-headers.ts';
import { createProviderHeaders } from './request-headers.ts';
import type { TargetResolver } from './request-target.ts';
import { createTargetResolver } from './request-target.ts';
import { IssuedNumbers } from './test-data/issued-numbers.ts';
import type { TestDataPolicy } from './test-data/test-data-policy.ts';
import { createTestDataPolicy } from './test-data/test-data-policy.ts';

/** All that one environment's requests share: made once, used by every scenario of a worker. */
export type Engine = {
  readonly contract: Contract;
  readonly environmentName: string;
  readonly environment: Environment;
  readonly guard: Guard;
  readonly secrets: SecretRegistry;
  readonly credentials: BoundCredentials;
  readonly dispatcher: Dispatcher;
  readonly exchanger: Exchanger;
  readonly headers: ProviderHeaders;
  /** Names, in lower case, of the headers that authorise; see `credentialHeaderNames`. */
  readonly credentialHeaders: ReadonlySet<string>;
  readonly resolveTarget: TargetResolver;
  readonly userAgent: string;
  readonly now: () => number;
  readonly testData: TestDataPolicy;
  readonly budget: RateBudget;
  readonly signal: AbortSignal | undefined;
  checksOf(operation: string): AnswerChecks;
};

const defaultBodyLimit = 10 * 1024 * 1024;

/** In place of what a client of a test environment has; only the gateway's client of a live one gives any. */
export type EngineParts = Partial<Pick<DispatcherOptions, 'guard' | 'connection' | 'connections'>>;

/** Puts the parts together. Throws a `GuardError` for a live environment, a `ConfigError` for missing credentials. */
export function createEngine(options: ClientOptions, parts: EngineParts = {}): Engine {
  const { contract, environmentName, signal, clock = Date, bodyLimit = defaultBodyLimit } = options;
  const { userAgent = 'livegate', issued = new IssuedNumbers() } = options;
  const { provider } = contract;
  const { guard = guardEnvironment(provider, environmentName), ...connections } = parts;
  const environment = provider.environments[environmentName];
  if (environment === undefined) throw new GuardError('not_allowed', `no environment ${environmentName}`);
  const secrets = new SecretRegistry();
  for (const [name, value] of Object.entries(options.credentials)) {
    secrets.add(value, { identifier: provider.publicCredentials?.includes(name) ?? false, lasting: true });
  }
  const routes = options.network === 'sandbox' ? (options.routes ?? {}) : undefined;
  const dispatcher = new Dispatcher({ guard, routes, bodyLimit, signal, ...connections });
  const now = () => clock.now();
  const credentialHeaders = credentialHeaderNames(provider);
  const issuers = tokenIssuers(contract);
  const onText = (text: string) => {
    issued.note(text);
  };
  const own = new Set(Object.values(options.credentials));
  const issuedBy = (operation: string, data: unknown) =>
    issuers.get(operation)?.flatMap((obtain) => issuedSecrets(obtain, data)) ?? [];
  return {
    ...{ contract, environmentName, environment, guard, secrets, dispatcher, userAgent, now, signal },
    credentialHeaders,
    credentials: bindCredentials(provider, environmentName, guard, options.credentials),
    exchanger: new Exchanger({
      provider,
      environment: environmentName,
      dispatcher,
      secrets,
      credentialHeaders,
      bodyLimit,
      now,
      issuedBy,
      onText,
    }),
    testData: createTestDataPolicy(provider.testData, (value) => own.has(value) || issued.has(value)),
    budget: createRateBudget({
      provider,
      environment: environmentName,
      network: networkKey(options),
      signal,
    }),
    headers: createProviderHeaders(provider, options.credentials),
    resolveTarget: createTargetResolver(environment),
    checksOf: rememberChecks(contract, environment),
  };
}

/** Each sandbox has limits of its own: its addresses tell it apart. */
function networkKey({ network, routes }: ClientOptions): string {
  return network === 'internet' ? network : JSON.stringify(Object.entries(routes ?? {}).sort());
}

type Obtain = Parameters<typeof issuedSecrets>[0];

function tokenIssuers({ provider }: Contract): ReadonlyMap<string, readonly Obtain[]> {
  const issuers = new Map<string, Obtain[]>();
  for (const { obtain } of Object.values(provider.auth)) {
    if (obtain === undefined) continue;
    const refresh = obtain.refresh?.operation ?? obtain.operation;
    issuers.set(obtain.operation, [...(issuers.get(obtain.operation) ?? []), obtain]);
    issuers.set(refresh, [...(issuers.get(refresh) ?? []), afterRefresh(obtain)]);
  }
  return issuers;
}

function rememberChecks(
  { provider }: Contract,
  environment: Environment,
): (operation: string) => AnswerChecks {
  const made = new Map<string, AnswerChecks>();
  return (operation) => {
    const checks =
      made.get(operation) ?? createAnswerChecks(provider, environment, provider.operations[operation]);
    made.set(operation, checks);
    return checks;
  };
}
