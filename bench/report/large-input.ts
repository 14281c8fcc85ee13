import type { Exchange } from '../../src/model/exchange.ts';
import type { ScenarioResult } from '../../src/model/run-record.ts';
import type { ReportInput } from '../../src/report/html/report-input.ts';
import {
  sampleExchange,
  sampleGate,
  sampleInput,
  sampleRun,
  sampleScenario,
} from '../../src/report/html/testing/sample-input.ts';

/** How much a large report is drawn from. */
export type Scale = {
  readonly providers: number;
  readonly environments: number;
  readonly scenarios: number;
  readonly runs: number;
};

type Target = { readonly provider: string; readonly environment: string; readonly contractDigest: string };

/** A report of that size, with three exchanges for each newest result; the same numbers give the same input. */
export function largeInput({ environments, providers, runs, scenarios }: Scale): ReportInput {
  const random = generator(42);
  const ids = Array.from({ length: providers }, (_, index) => `provider-${index}`);
  const names = Array.from({ length: environments }, (_, index) => `environment-${index}`);
  const targets = ids.flatMap((provider) =>
    names.map((environment): Target => ({ provider, environment, contractDigest: `sha256:${provider}` })),
  );
  const rows = Array.from({ length: runs }, (_, index) => {
    const startedAt = new Date(Date.parse('2026-11-21T11:00:00.000Z') - index * 3_600_000).toISOString();
    const own = targets.flatMap((target) => resultsOf(target, scenarios, random, index === 0));
    return sampleRun({
      id: `run-${String(runs - index).padStart(4, '0')}`,
      startedAt,
      targets,
      scenarios: own,
    });
  });
  const results = rows[0]?.record.scenarios ?? [];
  const stages = names.map((name) => ({
    name,
    stage: 'test' as const,
    baseUrl: 'https://a.example',
    sharedWithLive: [],
    lead: 'level' as const,
  }));
  return sampleInput({
    providers: ids.map((id) => ({ id, name: id, protocol: 'rest', environments: stages })),
    gates: ids.map((provider) => sampleGate({ provider })),
    runs: rows,
    exchanges: results.flatMap((result) => result.exchanges.map((id) => exchangeOf(id, result, random))),
    outlines: [],
  });
}

function resultsOf(
  target: Target,
  count: number,
  random: () => number,
  isNewest: boolean,
): readonly ScenarioResult[] {
  const { environment, provider } = target;
  return Array.from({ length: count }, (_, index) => {
    // A twentieth of the scenarios is that of every provider.
    const id =
      index < count / 20
        ? `every-provider/scenario-${index}`
        : `${provider}/scenario-${index}-does-what-it-should`;
    const verdict = random() < 0.01 ? 'failed' : 'passed';
    const exchanges = [0, 1, 2].map((part) => `${provider}-${environment}-${index}-${part}`);
    const took = Math.round(50 + random() * 2000);
    return sampleScenario({
      id,
      title: id,
      provider,
      environment,
      verdict,
      took,
      exchanges: isNewest ? exchanges : [],
    });
  });
}

function exchangeOf(id: string, { environment, provider }: ScenarioResult, random: () => number): Exchange {
  const items = Array.from({ length: 8 }, (_, index) => ({
    ...{
      id: random().toString(36).slice(2),
      name: `Item ${index}`,
      state: 'OPEN',
      price: Math.round(random() * 10_000) / 100,
    },
    ...{ createdAt: new Date(Math.round(random() * 1e12)).toISOString(), owner: '[redacted]' },
  }));
  const text = JSON.stringify({ items, next: null });
  const { response } = sampleExchange();
  const body = { bytes: text.length, text, truncated: false };
  return sampleExchange({
    id,
    provider,
    environment,
    took: Math.round(random() * 500),
    response: { status: 200, headers: response?.headers ?? {}, body },
  });
}

/** A linear congruential generator: the numbers need not be good, only always the same. */
function generator(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state * 1_664_525 + 1_013_904_223) % 4_294_967_296;
    return state / 4_294_967_296;
  };
}
