import type { Provider } from '../model/provider.ts';

/**
 * Where an operation's idempotency key is, as a pointer into its input: `idempotency.key` where that is a pointer, else
 * the key of the capability `idempotentCreate`. Undefined where the provider declares none for the operation.
 */
export function idempotencyKeyAt(
  { idempotency, capabilities }: Provider,
  operation: string,
): string | undefined {
  if ('notApplicable' in idempotency || !idempotency.operations.includes(operation)) return undefined;
  if (idempotency.key.startsWith('/')) return idempotency.key;
  const create = capabilities.idempotentCreate;
  return 'notApplicable' in create ? undefined : create.key;
}
