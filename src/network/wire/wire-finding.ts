import type { Finding } from '../../model/finding.ts';

/** A finding of the wire, before it is known which operation and exchange it belongs to. */
export type WireFinding = Pick<Finding, 'code' | 'severity' | 'expected' | 'found'> & {
  readonly at?: string;
};
