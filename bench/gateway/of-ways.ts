import type { Ways } from './start-parts.ts';

export type OfWays<Value> = { readonly [way in keyof Ways]: Value };

export function mapWays<From, To>(all: OfWays<From>, map: (one: From) => To): OfWays<To> {
  const { direct, pipe, relay, through } = all;
  return { direct: map(direct), pipe: map(pipe), relay: map(relay), through: map(through) };
}

const names = ['direct', 'pipe', 'relay', 'through'] as const;

/** What `measure` finds on each way, so many times; within a round the ways take turns. The first time on each is not kept. */
export async function measureWays<Value>(
  ways: Ways,
  rounds: number,
  measure: (url: string) => Promise<Value>,
): Promise<OfWays<readonly Value[]>> {
  const found = mapWays(ways, (): Value[] => []);
  for (const way of names) await measure(ways[way]);
  for (let round = 0; round < rounds; round++)
    for (const way of names) found[way].push(await measure(ways[way]));
  return found;
}
