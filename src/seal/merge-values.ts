import type { CredentialValues } from './sealed-credentials.ts';

/** Each secret with the time from which its age counts: one that is sealed once more does not become younger. */
export function mergeValues({
  kept = {},
  sealedAt,
  values,
}: {
  readonly values: Readonly<Record<string, string>>;
  readonly sealedAt: Date;
  readonly kept?: CredentialValues;
}): CredentialValues {
  const fresh = Object.entries(values).map(([name, secret]) => {
    const before = Object.hasOwn(kept, name) ? kept[name] : undefined;
    return [name, before?.secret === secret ? before : { secret, sealedAt: sealedAt.toISOString() }] as const;
  });
  return Object.fromEntries([...Object.entries(kept), ...fresh]);
}
