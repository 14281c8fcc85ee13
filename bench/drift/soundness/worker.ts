import { parentPort } from 'node:worker_threads';
import fc from 'fast-check';
import { arbitraryPair } from '../../../src/drift/testing/arbitrary-schema.ts';
import { checkPair } from './check-pair.ts';
import type { DirectedPair } from './check-pair.ts';
import { chunkSize } from './chunk.ts';
import type { ChunkOrder, PairResult } from './chunk.ts';

const directed = fc.tuple(arbitraryPair, fc.constantFrom('request' as const, 'response' as const));

parentPort?.on('message', ({ from, seed }: ChunkOrder) => {
  const pairs = fc.sample(directed, { seed, numRuns: chunkSize });
  for (const [index, pair] of pairs.entries())
    if (index >= from) parentPort?.postMessage({ seed, index, ...check(pair) } satisfies PairResult);
});

function check(pair: DirectedPair): Omit<PairResult, 'seed' | 'index'> {
  try {
    const { judged, overruled, values, witnesses } = checkPair(pair);
    return { judged, values, witnesses, ...(overruled === undefined ? {} : { overruled }) };
  } catch (error) {
    const failure = `${error instanceof Error ? error.message : String(error)} ${JSON.stringify(pair)}`;
    return { judged: true, values: 0, witnesses: 0, failure };
  }
}
