import type { OperationPolicy } from '../model/provider.ts';

/** What a request is about to do, as far as the contract tells. */
export type Asked = {
  readonly operation: string;
  readonly effect: OperationPolicy['effect'];
  readonly method: string;
};

/** Why a request is not let through, and the command that would open the door. */
export type Refusal = {
  readonly code: string;
  /** Id of the item that is not passed, or what else stands in the way. */
  readonly item: string;
  readonly reason: string;
  readonly command: string;
};

export type Admission = { readonly admitted: true } | ({ readonly admitted: false } & Refusal);

/** Decides on each request, at once and anew: nothing of an answer is remembered. */
export type Admit = (asked: Asked) => Admission;

/** The answer of a gate, or the refusal that it amounts to where it throws: a gate that cannot decide lets nothing through. */
export function findRefusal(admit: Admit, asked: Asked): Refusal | undefined {
  try {
    const admission = admit(asked);
    // what is anything but this very value is no admission
    if ((admission.admitted as unknown) === true) return undefined;
    const { code, item, reason, command } = admission as Refusal;
    return { code, item, reason, command };
  } catch {
    const reason = 'the gate could not decide';
    return { code: 'not_decided', item: 'gate', reason, command: 'livegate ledger verify' };
  }
}
