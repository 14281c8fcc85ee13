import type { Dice } from './equivalent-spellings.ts';

/** A row of numbers that a seed fixes (Mulberry32). */
export function diceOf(seed: number): Dice {
  let state = seed >>> 0;
  return (ways) => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return Math.floor((((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296) * ways);
  };
}
