/** How the server answers until it is told otherwise. */
export type Behaviour = {
  /** Milliseconds before each answer. */
  readonly latency: number;
  /** From how many of the answers to come a required member is missing. */
  readonly broken: number;
};

/** What reached the server since its behaviour was last set. */
export type Counts = {
  /** Requests of the ten operations, with credentials, and with a body where there must be one. */
  readonly asked: number;
  /** Any other request. */
  readonly other: number;
};

/** Parent → server: sets the behaviour and counts from zero, or asks for the counts. */
export type ToServer = { readonly behave: Behaviour } | { readonly count: true };

/** Server → parent. */
export type FromServer = { readonly port: number } | { readonly behaves: true } | { readonly counts: Counts };
