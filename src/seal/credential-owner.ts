import { onNetwork } from '../model/on-network.ts';
import type { SealedCredentials } from './sealed-credentials.ts';

/** What credentials have to be for: by the name of their file, or by what was promoted; not by what stands in it. */
export type CredentialOwner = Pick<SealedCredentials, 'provider' | 'environment' | 'network'>;

/** Whether they are for the same provider, environment and network. */
export function isSameOwner(one: CredentialOwner, other: CredentialOwner): boolean {
  return (
    one.provider === other.provider && one.environment === other.environment && one.network === other.network
  );
}

/** Where they lie in a project, without the ending: `.age`, or `.manifest.json` for what is said of them. */
export function credentialsPath({ environment, network, provider }: CredentialOwner): string {
  return `contracts/${provider}/credentials/${environment}.${network}`;
}

/** The same for a message. */
export function shownOwner({ environment, network, provider }: CredentialOwner): string {
  return `${provider}@${environment} on the ${network} network`;
}

/** The command that seals, rotates or rekeys them. */
export function credentialsCommand(
  verb: 'seal' | 'rotate' | 'rekey',
  { environment, network, provider }: CredentialOwner,
): string {
  return `livegate credentials ${verb} ${provider} --environment ${environment}${onNetwork(network)}`;
}
