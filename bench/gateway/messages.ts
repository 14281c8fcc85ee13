/** What the benchmark asks its gateway for, and the answers: `at` is the machine's monotonic clock, in nanoseconds. */
export type Order = 'revoke' | 'admit' | 'memory';

export type Answer =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'done'; readonly at: string; readonly rss: number; readonly heap: number };
