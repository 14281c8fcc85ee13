import type { Asked } from './admission.ts';

/** What became of one request, without anything of its content. */
export type Exchanged = Partial<Asked> & {
  /** Of the answer that the child got. */
  readonly status: number;
  /** Present where the gateway itself answered. */
  readonly code?: string;
};
