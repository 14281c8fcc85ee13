import type { Proof } from '../../difference.ts';
import { loadLazily } from '../../../util/load-lazily.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Attempt } from './attempt.ts';
import type { CandidateCheck } from './candidate-check.ts';
import type { Candidate } from './candidate.ts';
import { DocumentBuilder } from './document-builder.ts';
import { findCandidates, targetOf } from './find-candidates.ts';

/** Proves differences between two schemas. Whatever takes time is made with the first proof, and once for all. */
export class Prover {
  readonly #old: SdlSchema;
  readonly #new: SdlSchema;
  readonly #attempts: readonly Attempt[];
  #made: { readonly builder: DocumentBuilder; readonly check: CandidateCheck } | undefined;

  /** `attempts`: those that may be asked for. */
  constructor(old: SdlSchema, current: SdlSchema, attempts: readonly Attempt[]) {
    this.#old = old;
    this.#new = current;
    this.#attempts = attempts;
  }

  /** A witness that graphql-js confirmed, or why there is none. */
  prove(attempt: Attempt | undefined): Proof {
    if (attempt === undefined) return { stoppedBy: 'nothing that a document or an answer could show' };
    const { builder, check } = this.#tools;
    let tried = 0;
    for (const candidate of findCandidates(builder, attempt)) {
      const witness = check.confirm(candidate);
      if (witness !== undefined) return { witness };
      tried += 1;
    }
    return { stoppedBy: tried === 0 ? unreachable(attempt) : unconfirmed };
  }

  get #tools(): { readonly builder: DocumentBuilder; readonly check: CandidateCheck } {
    return (this.#made ??= this.#make());
  }

  #make(): { readonly builder: DocumentBuilder; readonly check: CandidateCheck } {
    const builder = new DocumentBuilder(this.#old, this.#new);
    const check = new (loadCheck())(this.#old, this.#new);
    const first = (candidates: Iterable<Candidate>): readonly string[] =>
      [...Iterator.from(candidates).take(2)].map(({ document }) => document);
    check.expect(this.#attempts.flatMap((attempt) => first(findCandidates(builder, attempt))));
    return { builder, check };
  }
}

const unconfirmed =
  'no document was found that only the old schema accepts, and no answer that only the new one gives';

function unreachable(attempt: Attempt): string {
  return `no document gets to ${targetOf(attempt)} from a root type`;
}

/** The validators cost more to load than most comparisons take, so they are loaded only for a proof. */
function loadCheck(): typeof CandidateCheck {
  return loadLazily<{ readonly CandidateCheck: typeof CandidateCheck }>(import.meta.url, './candidate-check')
    .CandidateCheck;
}
