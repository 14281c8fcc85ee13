import type { Ways } from './start-parts.ts';

export type OfWays<Value> = { readonly [way in keyof Ways]: Value };

/** What `measure` finds on each way, so many times; within a round the ways take turns. The first time on each is not kept. */
export async function measureWays<Value>(
  { direct, relay, through }: Ways,
  rounds: number,
  measure: (url: string) => Promise<Value>,
): Promise<OfWays<readonly Value[]>> {
  const found = { direct: [] as Value[], relay: [] as Value[], through: [] as Value[] };
  for (const url of [direct, relay, through]) await measure(url);
  for (let round = 0; round < rounds; round++) {
    found.direct.push(await measure(direct));
    found.relay.push(await measure(relay));
    found.through.push(await measure(through));
  }
  return found;
}
