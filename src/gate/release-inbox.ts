import { readdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { LivegateError } from '../util/errors.ts';
import { judgeRelease } from './judge-release.ts';
import type { JudgedRelease, ReleaseJudgement } from './judge-release.ts';
import { readOnce } from '../util/read-once.ts';

/** What became of one file; its name and the reason are as they came. */
export type Arrival =
  | { readonly kind: 'approved'; readonly release: JudgedRelease }
  | { readonly kind: 'refused'; readonly file: string; readonly reason: string };

/**
 * The answers to one request: the files `<id>.<anything>.release.json` beside it. One that does not count is told of once
 * and passed over; where its bytes change it is judged anew.
 */
export class ReleaseInbox {
  readonly #judgement: Omit<ReleaseJudgement, 'now'>;
  readonly #root: string;
  readonly #seen = new Set<string>();

  constructor(root: string, judgement: Omit<ReleaseJudgement, 'now'>) {
    this.#root = root;
    this.#judgement = judgement;
  }

  /** What is there now and was not at the last look. */
  async look(): Promise<readonly Arrival[]> {
    const { file, request } = this.#judgement.asked;
    const names = (await readdir(dirname(file))).filter(
      (name) => name.startsWith(`${request.id}.`) && name.endsWith('.release.json'),
    );
    const arrivals: Arrival[] = [];
    for (const name of names.sort()) {
      const arrival = await this.#judge(name, join(dirname(file), name));
      if (arrival !== undefined) arrivals.push(arrival);
    }
    return arrivals;
  }

  async #judge(name: string, file: string): Promise<Arrival | undefined> {
    try {
      const read = await readOnce(this.#root, file);
      if (read === undefined || !this.#isNew(name, read.digest)) return undefined;
      const release = await judgeRelease(read.bytes, { ...this.#judgement, now: new Date() });
      return { kind: 'approved', release };
    } catch (error) {
      if (!(error instanceof LivegateError)) throw error;
      const { message } = error;
      return this.#isNew(name, message) ? { kind: 'refused', file: name, reason: message } : undefined;
    }
  }

  #isNew(name: string, what: string): boolean {
    const key = `${name}\n${what}`;
    const isNew = !this.#seen.has(key);
    this.#seen.add(key);
    return isNew;
  }
}
