import type { Verdict } from '../../model/decision.ts';
import { worstVerdict } from '../../gate/worst-verdict.ts';
import { terminalStyle } from '../terminal-style.ts';
import type { Look } from './look.ts';
import { renderLookJson } from './render-look-json.ts';
import { renderLook } from './render-look.ts';

type LogOptions = { readonly json: boolean; readonly quiet: boolean };

/** Prints looks, each in one line on standard output, and counts them. */
export class WatchLog {
  readonly #options: LogOptions;
  /** How many looks came to what: it may look for years. */
  readonly #counts = new Map<Verdict, number>();
  readonly #last = new Map<string, string>();
  readonly #undecided = new Map<string, number>();

  constructor(options: LogOptions) {
    this.#options = options;
  }

  /** Returns how many looks at this provider in a row, this one included, could not be decided. */
  add(look: Look): number {
    const { provider, verdict } = look;
    const inARow = verdict === 'unknown' ? (this.#undecided.get(provider) ?? 0) + 1 : 0;
    this.#undecided.set(provider, inARow);
    this.#counts.set(verdict, this.#count(verdict) + 1);
    if (this.#isNews(look)) process.stdout.write(`${this.#render(look, inARow)}\n`);
    return inARow;
  }

  /** Counts looks that were not had as looks that could not be decided. */
  miss(count: number): void {
    if (count > 0) this.#counts.set('unknown', this.#count('unknown') + count);
  }

  /** The worst that was seen. */
  get worst(): Verdict {
    return worstVerdict([...this.#counts.keys()].map((verdict) => ({ verdict })));
  }

  /** All of it in one sentence. */
  summarize(): string {
    const [passed, failed, unknown] = [this.#count('passed'), this.#count('failed'), this.#count('unknown')];
    const all = passed + failed + unknown;
    const noun = all === 1 ? 'look' : 'looks';
    return `${all} ${noun}, ${failed} found something broken, ${unknown} could not be decided`;
  }

  #count(verdict: Verdict): number {
    return this.#counts.get(verdict) ?? 0;
  }

  #isNews(look: Look): boolean {
    const { provider } = look;
    const now = JSON.stringify(stateOf(look));
    const before = this.#last.get(provider);
    this.#last.set(provider, now);
    return !this.#options.quiet || (before === undefined ? look.verdict !== 'passed' : before !== now);
  }

  #render(look: Look, inARow: number): string {
    return this.#options.json ? renderLookJson(look, inARow) : renderLook(look, inARow, terminalStyle);
  }
}

/** What two looks have in common where nothing is new: neither times nor what was chosen at random. */
function stateOf({ comparisons, problems, promotions, resample, revoked, verdict }: Look): unknown {
  const { differing, unavailable } = resample ?? {};
  const served = comparisons.map((one) => ({ ...one, run: undefined, seenAt: undefined }));
  return { verdict, served, promotions, differing, unavailable, revoked, problems };
}
