import type { SandboxClock } from './clock.ts';

type Entry<Subject> = { readonly subject: Subject; readonly expiresAt: number; readonly kind: string };

/** Issued tokens of one environment with their lifetimes, on the sandbox clock. A token of another environment is unknown here. */
export class TokenStore<Subject> {
  readonly #clock: SandboxClock;
  readonly #tokens = new Map<string, Entry<Subject>>();

  constructor(clock: SandboxClock) {
    this.#clock = clock;
  }

  /** Remembers a token of a kind (`access`, `refresh`) for so many seconds. */
  issue(kind: string, token: string, subject: Subject, seconds: number): void {
    this.#tokens.set(token, { subject, kind, expiresAt: this.#clock.now() + seconds * 1000 });
  }

  /** Who the token was issued to; `expired` and `unknown` are told apart because providers answer them differently. */
  check(kind: string, token: string): { readonly subject: Subject } | 'expired' | 'unknown' {
    const entry = this.#tokens.get(token);
    if (entry === undefined || entry.kind !== kind) return 'unknown';
    return entry.expiresAt <= this.#clock.now() ? 'expired' : { subject: entry.subject };
  }

  /** Forgets a token, e.g. a refresh token that may be used once. */
  revoke(token: string): void {
    this.#tokens.delete(token);
  }
}
