import type { Exchange } from '../../../model/exchange.ts';

/** How long the answers of one operation took in one environment, in milliseconds. */
export type Latency = {
  readonly target: string;
  readonly operation: string;
  readonly count: number;
  readonly least: number;
  readonly quarter: number;
  readonly median: number;
  readonly threeQuarters: number;
  readonly p95: number;
  readonly most: number;
};

/** The distribution of the times of each operation in each environment; requests without an answer do not count. Pure. */
export function latencies(exchanges: readonly Exchange[]): readonly Latency[] {
  const answered = exchanges.filter(({ response, took }) => response !== undefined && Number.isFinite(took));
  const keyOf = ({ environment, operation, provider }: Exchange) =>
    JSON.stringify([`${provider}@${environment}`, operation]);
  return [...Map.groupBy(answered, keyOf)]
    .map(([key, own]) => {
      const [target, operation] = JSON.parse(key) as [string, string];
      const sorted = own.map(({ took }) => took).sort((a, b) => a - b);
      const at = (part: number) => sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * part))] ?? 0;
      const quartiles = { least: at(0), quarter: at(0.25), median: at(0.5), threeQuarters: at(0.75) };
      return { target, operation, count: sorted.length, ...quartiles, p95: at(0.95), most: at(1) };
    })
    .sort((a, b) =>
      a.operation === b.operation ? order(a.target, b.target) : order(a.operation, b.operation),
    );
}

function order(a: string, b: string): number {
  return a < b ? -1 : Number(a > b);
}
