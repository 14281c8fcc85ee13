import { availableCredentials } from '../scenario/resolve-credentials.ts';
import { credentialsCommand } from '../seal/credential-owner.ts';
import type { CredentialOwner } from '../seal/credential-owner.ts';
import { findManifestMisfit } from '../seal/credential-manifest.ts';
import type { CredentialValues } from '../seal/sealed-credentials.ts';
import { findSame, sharedIdentifiers } from './compare-keys.ts';
import { sealedIdentifiers } from './credential-names.ts';
import type { Basis } from './facts.ts';
import { GateError } from './gate-error.ts';
import { liveCredentials } from './live-credentials.ts';

/**
 * Holds the live credentials, now that they are open, against what was written beside them: their age and their difference
 * from the test keys were judged by that alone. Where this machine has test keys, those are compared, too. Without a
 * manifest nothing was judged by one. Throws a `GateError` `credentials_differ`, which names no value.
 */
export async function requireAsDescribed(
  values: CredentialValues,
  basis: Pick<Basis, 'checklist' | 'contract' | 'manifest' | 'network'>,
  root: string,
): Promise<void> {
  const { checklist, manifest, network } = basis;
  const { provider } = basis.contract;
  const live = provider.environments[checklist.opens];
  if (manifest === undefined || live === undefined) return;
  const owner = liveCredentials(basis);
  if ('problem' in manifest) throw differ(owner, manifest.problem);
  const identifiers = sealedIdentifiers(provider, live);
  const misfit = await findManifestMisfit(manifest, { ...owner, values, identifiers });
  if (misfit !== undefined) throw differ(owner, misfit);
  if (network === 'sandbox') return;
  for (const environment of checklist.environments) {
    if (provider.environments[environment]?.sharedWithLive.includes('credentials') === true) continue;
    const own = availableCredentials(root, { provider, environment });
    const same = await findSame(own, manifest, sharedIdentifiers(provider, environment));
    if (same !== undefined) throw differ(owner, `of ${environment} and ${checklist.opens}: ${same}`);
  }
}

function differ(owner: CredentialOwner, problem: string): GateError {
  return new GateError('credentials_differ', `the live credentials are not as described: ${problem}`, {
    hint: `${credentialsCommand('rekey', owner)}, and find out who wrote the manifest`,
  });
}
