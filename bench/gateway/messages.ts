/** What the benchmark asks its gateway for: to open the door anew, as a new promotion does, or to look at its memory, in bytes. */
export type Order = 'open' | 'memory';

export type Answer =
  | { readonly kind: 'ready'; readonly url: string }
  | { readonly kind: 'done'; readonly rss: number; readonly heap: number };
