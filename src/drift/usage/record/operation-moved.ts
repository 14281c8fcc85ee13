import type { Contract } from '../../../contract/contract.ts';

/** Whether an operation id stands for another method or path in another contract, or for none at all. */
export function operationMoved(id: string, from: Contract, to: Contract): boolean {
  return labelOf(id, from) !== labelOf(id, to);
}

// What a path calls its parameters is no part of the request.
function labelOf(id: string, { operations }: Contract): string | undefined {
  return operations.get(id)?.label.replaceAll(/\{[^}]*\}/g, '{}');
}
