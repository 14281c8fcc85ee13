import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { chunkSize } from './chunk.ts';
import type { ChunkOrder, PairResult } from './chunk.ts';

/** A pair that takes longer has failed. Milliseconds. */
const longest = 60_000;

/** Checks at least so many random pairs, on all cores. The seeds are the first one and those that follow it. */
export async function attackPairs(pairs: number, firstSeed: number): Promise<readonly PairResult[]> {
  const results: PairResult[] = [];
  const seeds = Array.from({ length: Math.ceil(pairs / chunkSize) }, (_, index) => firstSeed + index);
  const note = (result: PairResult): void => {
    results.push(result);
    if (result.failure !== undefined)
      process.stderr.write(`\n${result.seed}/${result.index}: ${result.failure}\n`);
    if (results.length % 100 === 0) process.stderr.write(`\r${results.length}/${pairs} pairs`);
  };
  const lanes = Array.from({ length: availableParallelism() }, () => new Lane(note));
  await Promise.all(lanes.map((lane) => lane.run(seeds)));
  return results;
}

/** One thread at a time, which is ended and replaced where it comes to no end. */
class Lane {
  readonly #note: (result: PairResult) => void;
  #thread: Worker | undefined;

  constructor(note: (result: PairResult) => void) {
    this.#note = note;
  }

  /** Takes seeds until none is left. */
  async run(seeds: number[]): Promise<void> {
    for (let seed = seeds.shift(); seed !== undefined; seed = seeds.shift()) await this.#seed(seed);
    await this.#thread?.terminate();
  }

  async #seed(seed: number): Promise<void> {
    for (let from = 0; from < chunkSize;) {
      const end = await this.#chunk({ seed, from });
      if (end === chunkSize) return;
      const failure = `no end in ${longest} ms`;
      this.#note({ seed, index: end, judged: true, witnesses: 0, values: 0, failure });
      await this.#thread?.terminate();
      this.#thread = undefined;
      from = end + 1;
    }
  }

  /** How far it came: the size of the chunk, or the pair that it came to no end with. */
  #chunk(order: ChunkOrder): Promise<number> {
    const thread = (this.#thread ??= new Worker(new URL('worker.ts', import.meta.url)));
    let done = order.from;
    const { promise, reject, resolve } = Promise.withResolvers<number>();
    const watch = setTimeout(() => resolve(done), longest);
    const listen = (result: PairResult): void => {
      this.#note(result);
      done = result.index + 1;
      watch.refresh();
      if (done === chunkSize) resolve(done);
    };
    thread.once('error', reject).on('message', listen).postMessage(order);
    return promise.finally(() => {
      clearTimeout(watch);
      thread.off('error', reject).off('message', listen);
    });
  }
}
