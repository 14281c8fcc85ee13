import type { Operation, OperationInput } from '../contract/contract.ts';

const parts = ['path', 'query', 'header', 'variables'] as const;

/** The provider's default input underneath this one; parameters that the operation does not have are left out. */
export function withDefaults(
  operation: Operation,
  defaults: OperationInput | undefined,
  input: OperationInput,
): OperationInput {
  if (defaults === undefined) return input;
  const merged: Record<string, unknown> = { ...input };
  for (const part of parts) {
    const known = Object.entries(defaults[part] ?? {}).filter(([name]) => operation.takes(part, name));
    if (known.length > 0) merged[part] = { ...Object.fromEntries(known), ...input[part] };
  }
  return merged;
}
