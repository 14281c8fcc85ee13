import type { CredentialOwner } from '../seal/credential-owner.ts';
import type { Basis } from './facts.ts';

/** Whose live credentials a decision, and each use of it, is about: those of its own network. */
export function liveCredentials({
  checklist,
  contract,
  network,
}: Pick<Basis, 'checklist' | 'contract' | 'network'>): CredentialOwner {
  return { provider: contract.provider.id, environment: checklist.opens, network };
}
