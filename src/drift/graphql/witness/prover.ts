import type { Budget } from '../../budget.ts';
import { deepestProof } from '../../comparison-limits.ts';
import type { Proof } from '../../difference.ts';
import { loadLazily } from '../../../util/load-lazily.ts';
import type { SdlSchema } from '../sdl/sdl-schema.ts';
import type { Attempt } from './attempt.ts';
import type { CandidateCheck } from './candidate-check.ts';
import { DocumentBuilder } from './document-builder.ts';
import { findCandidates, targetOf } from './find-candidates.ts';

/** Proves differences between two schemas. Whatever takes time is made with the first proof, and once for all. */
export class Prover {
  readonly #old: SdlSchema;
  readonly #new: SdlSchema;
  readonly #budget: Budget;
  readonly #attempts = new Set<Attempt>();
  #builder: DocumentBuilder | undefined;
  #check: CandidateCheck | undefined;
  /** What the validators were made for. */
  #batch: ReadonlySet<Attempt> = new Set();

  constructor(old: SdlSchema, current: SdlSchema, budget: Budget) {
    this.#old = old;
    this.#new = current;
    this.#budget = budget;
  }

  /** Says what will be asked for. Too late once something was. */
  expect(attempt: Attempt | undefined): void {
    if (attempt !== undefined) this.#attempts.add(attempt);
  }

  /** A witness that graphql-js confirmed, or why there is none. */
  prove(attempt: Attempt | undefined): Proof {
    if (attempt === undefined) return { stoppedBy: 'nothing that a document or an answer could show' };
    const builder = (this.#builder ??= new DocumentBuilder(this.#old, this.#new, this.#budget));
    builder.beginAttempt();
    let tried = 0;
    for (const candidate of findCandidates(builder, attempt)) {
      if (this.#budget.isSpent('proofSteps')) return leftOut;
      const witness = this.#checkFor(builder, attempt).confirm(candidate);
      if (witness !== undefined) return { witness };
      tried += 1;
    }
    if (tried > 0) return { stoppedBy: unconfirmed };
    return { stoppedBy: builder.wasTooDeep ? tooDeep : unreachable(attempt) };
  }

  /** The validators, made for this attempt and for those that are to come after it: as many as are held at once. */
  #checkFor(builder: DocumentBuilder, attempt: Attempt): CandidateCheck {
    if (this.#check !== undefined && this.#batch.has(attempt)) return this.#check;
    const first = (one: Attempt): readonly string[] =>
      [...Iterator.from(findCandidates(builder, one)).take(2)].map(({ document }) => document);
    const documents: string[] = [];
    const batch = new Set<Attempt>();
    let held = 0;
    for (
      let next: Attempt | undefined = attempt;
      next !== undefined && held < mostHeld && !this.#budget.isSpent('proofSteps');
      [next] = this.#attempts
    ) {
      this.#attempts.delete(next);
      batch.add(next);
      for (const document of first(next)) held += documents.push(document) && document.length;
    }
    this.#batch = batch;
    this.#check = new (loadCheck())(this.#old, this.#new, this.#budget);
    this.#check.expect(documents);
    return this.#check;
  }
}

/** Characters of documents that are held as trees: those take some hundred bytes for each. */
const mostHeld = 500_000;

const leftOut = { stoppedBy: 'all proofs together would take too much', isLeftOut: true } as const;

const tooDeep = `the way there leads through more than ${String(deepestProof)} types`;

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
