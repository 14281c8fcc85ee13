import type { Verdict } from '../model/decision.ts';

/** Failed where one is, passed where every one is, else unknown: what is known to be wrong needs no further look. */
export function worstVerdict(judged: readonly { readonly verdict: Verdict }[]): Verdict {
  if (judged.some(({ verdict }) => verdict === 'failed')) return 'failed';
  // Nothing asked is nothing shown.
  return judged.length > 0 && judged.every(({ verdict }) => verdict === 'passed') ? 'passed' : 'unknown';
}
