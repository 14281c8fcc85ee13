import { availableCredentials } from '../scenario/resolve-credentials.ts';
import { findManifestMisfit } from '../seal/credential-manifest.ts';
import type { CredentialValues } from '../seal/sealed-credentials.ts';
import { findSame } from './compare-keys.ts';
import { sealedIdentifiers } from './credential-names.ts';
import type { Basis } from './facts.ts';
import { GateError } from './gate-error.ts';

/**
 * Holds the live credentials, now that they are open, against what was written beside them: their age and their difference
 * from the test keys were judged by that alone. Where this machine has test keys, those are compared, too. Without a
 * manifest nothing was judged by one. Throws a `GateError` `credentials_differ`, which names no value.
 */
export async function requireAsDescribed(
  values: CredentialValues,
  { checklist, contract, manifest, network }: Pick<Basis, 'checklist' | 'contract' | 'manifest' | 'network'>,
  root: string,
): Promise<void> {
  const { provider } = contract;
  const live = provider.environments[checklist.opens];
  if (manifest === undefined || live === undefined) return;
  if ('problem' in manifest) throw differ(provider.id, manifest.problem);
  const owner = { provider: provider.id, environment: checklist.opens };
  const identifiers = sealedIdentifiers(provider, live);
  const misfit = await findManifestMisfit(manifest, { ...owner, values, identifiers });
  if (misfit !== undefined) throw differ(provider.id, misfit);
  if (network === 'sandbox') return;
  for (const environment of checklist.environments) {
    if (provider.environments[environment]?.sharedWithLive.includes('credentials') === true) continue;
    const same = await findSame(availableCredentials(root, { provider, environment }), manifest, provider);
    if (same !== undefined) throw differ(provider.id, `of ${environment} and ${checklist.opens}: ${same}`);
  }
}

function differ(provider: string, problem: string): GateError {
  return new GateError('credentials_differ', `the live credentials are not as described: ${problem}`, {
    hint: `livegate credentials rekey ${provider}, and find out who wrote the manifest`,
  });
}
