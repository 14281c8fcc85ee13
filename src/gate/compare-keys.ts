import type { Provider } from '../model/provider.ts';
import type { RunRecord } from '../model/run-record.ts';
import { availableCredentials } from '../scenario/resolve-credentials.ts';
import { readProviders } from '../scenario/read-providers.ts';
import { parseCredentialManifest } from '../seal/credential-manifest.ts';
import type { CredentialManifest } from '../seal/credential-manifest.ts';
import { fingerprint } from '../seal/fingerprint.ts';
import { projectFiles } from './project-files.ts';
import { readOnce } from '../util/read-once.ts';

/** Whether the keys of a test environment are those of a live one, as far as the live ones are described. */
export type KeyComparison = {
  /** Digest of the manifest that they were held against. */
  readonly manifest: string;
  /** The first pair that is the same; absent: all differ. Names, never values. */
  readonly same?: string;
};

/**
 * Holds the keys that a run used against the manifests of the live ones, as annotations for its evidence. On the sandbox
 * network there is nothing to compare: its keys are made up for each run. A secret is never written, shown or returned.
 */
export async function compareKeys(
  { network, targets }: RunRecord,
  root: string,
): Promise<Readonly<Record<string, string>>> {
  const annotations: Record<string, string> = {};
  if (network === 'sandbox') return annotations;
  for (const provider of readProviders(root, [...new Set(targets.map((one) => one.provider))]))
    for (const live of liveEnvironments(provider)) {
      const read = await readOnce(
        root,
        projectFiles.manifest(root, { provider: provider.id, environment: live, network }),
      );
      if (read === undefined) continue;
      const manifest = parseCredentialManifest(read.text);
      for (const { environment } of targets.filter((one) => one.provider === provider.id)) {
        const own = availableCredentials(root, { provider, environment });
        const same = await findSame(own, manifest, sharedIdentifiers(provider, environment));
        annotations[`keys:${provider.id}:${environment}/${live}`] =
          same === undefined ? read.digest : `${read.digest} ${same}`;
      }
    }
  return annotations;
}

/** The comparisons in the annotations of a provider's evidence, by `<test environment>/<live environment>`. */
export function readKeyComparisons(
  annotations: Readonly<Record<string, string>>,
  provider: string,
): ReadonlyMap<string, KeyComparison> {
  const begins = `keys:${provider}:`;
  return new Map(
    Object.entries(annotations)
      .filter(([name]) => name.startsWith(begins))
      .map(([name, value]) => {
        const [manifest = '', ...same] = value.split(' ');
        return [
          name.slice(begins.length),
          { manifest, ...(same.length === 0 ? {} : { same: same.join(' ') }) },
        ];
      }),
  );
}

/** Identifiers that a test environment has in common with live, as it says: its accounts are those of live. */
export function sharedIdentifiers(
  { environments, publicCredentials = [] }: Provider,
  environment: string,
): ReadonlySet<string> {
  const says = environments[environment]?.sharedWithLive.includes('accounts') === true;
  return new Set(says ? publicCredentials : []);
}

/** The first of these credentials, but for those that are shared, that is one of those described. */
export async function findSame(
  credentials: Readonly<Record<string, string>>,
  { salt, values }: CredentialManifest,
  shared: ReadonlySet<string>,
): Promise<string | undefined> {
  const described = new Map(
    Object.entries(values).flatMap(([name, { fingerprint: known }]) =>
      known === undefined ? [] : [[known, name] as const],
    ),
  );
  for (const [name, secret] of Object.entries(credentials)) {
    if (shared.has(name)) continue;
    const live = described.get(await fingerprint(secret, salt));
    if (live !== undefined) return `${name} is ${live}`;
  }
  return undefined;
}

function liveEnvironments({ environments }: Provider): readonly string[] {
  return Object.entries(environments)
    .filter(([, { stage }]) => stage === 'live')
    .map(([name]) => name);
}
