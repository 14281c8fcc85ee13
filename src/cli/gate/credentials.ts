import { parseChecklist } from '../../gate/parse-checklist.ts';
import { projectFiles } from '../../gate/project-files.ts';
import { readOnce } from '../../util/read-once.ts';
import type { ReadFile } from '../../util/read-once.ts';
import { sealedIdentifiers, sealedNames } from '../../gate/credential-names.ts';
import { readTrust } from '../../gate/read-trust.ts';
import type { Environment } from '../../model/provider.ts';
import { readProviders } from '../../scenario/read-providers.ts';
import { credentialsCommand, credentialsPath, shownOwner } from '../../seal/credential-owner.ts';
import type { CredentialOwner } from '../../seal/credential-owner.ts';
import type { AgeRecipient } from '../../seal/age-recipient.ts';
import { parseAgeRecipient } from '../../seal/age-recipient.ts';
import { describeCredentials } from '../../seal/credential-manifest.ts';
import { describeSealedFile } from '../../seal/describe-sealed-file.ts';
import { mergeValues } from '../../seal/merge-values.ts';
import { openCredentials } from '../../seal/open-credentials.ts';
import { rekeyCredentials } from '../../seal/rekey-credentials.ts';
import { sealCredentials } from '../../seal/seal-credentials.ts';
import type { CredentialValues } from '../../seal/sealed-credentials.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { UsageError } from '../../util/usage-error.ts';
import { projectRoot } from '../project-root.ts';
import { askSecrets } from './ask-secrets.ts';
import { readIdentity } from './read-identity.ts';
import type { Network } from './with-facts.ts';

export type CredentialFlags = {
  readonly environment?: string;
  readonly network: Network;
  readonly localKey?: string;
};

type Place = {
  readonly root: string;
  readonly file: string;
  readonly shown: string;
  readonly owner: CredentialOwner;
  readonly environment: Environment;
  readonly manifest: string;
  /** Sealed names of what is no secret. */
  readonly identifiers: ReadonlySet<string>;
};

/** The verbs of `livegate credentials`; each returns the exit code. */
export const credentials = {
  async seal(provider: string, flags: CredentialFlags): Promise<number> {
    const place = await locate(provider, flags);
    const recipients = await readRecipients(place.root);
    const given = await askFor(place, { all: true });
    return sealAll(place, mergeValues({ values: given, sealedAt: new Date() }), recipients);
  },

  async list(provider: string, flags: CredentialFlags): Promise<number> {
    const place = await locate(provider, flags);
    const { digest, recipients, size } = await describeSealedFile((await requireSealed(place)).bytes);
    const lines = [
      `${place.shown}: ${size} bytes, sealed for ${recipients} ${recipients === 1 ? 'approver' : 'approvers'}`,
      digest,
      `holds, as provider.yaml names them: ${[...sealedNames(place.environment).values()].join(', ')}`,
    ];
    process.stdout.write(`${lines.join('\n')}\n`);
    return 0;
  },

  async rotate(provider: string, flags: CredentialFlags): Promise<number> {
    const place = await locate(provider, flags);
    const recipients = await readRecipients(place.root);
    const { bytes } = await requireSealed(place);
    const kept = await openCredentials(bytes, [await readIdentity(flags.localKey)], place.owner);
    const values = await askFor(place, { all: false });
    return sealAll(place, mergeValues({ values, kept: kept.values, sealedAt: new Date() }), recipients);
  },

  async rekey(provider: string, flags: CredentialFlags): Promise<number> {
    const place = await locate(provider, flags);
    const recipients = await readRecipients(place.root);
    const { bytes } = await requireSealed(place);
    const identity = await readIdentity(flags.localKey);
    const { values } = await openCredentials(bytes, [identity], place.owner);
    const to = { recipients, sealedAt: new Date() };
    const sealed = await rekeyCredentials(bytes, [identity], place.owner, to);
    return write(place, sealed, { values, recipients });
  },
};

/** Says whose secrets they are before somebody types them: those of the other network are not to be given here. */
function askFor({ environment, owner }: Place, how: { readonly all: boolean }) {
  if (process.stdin.isTTY) process.stderr.write(`Live credentials of ${shownOwner(owner)}:\n`);
  return askSecrets([...sealedNames(environment).values()], how);
}

async function locate(id: string, flags: CredentialFlags): Promise<Place> {
  const root = projectRoot();
  const [provider] = readProviders(root, [id]);
  const name = flags.environment ?? (await opensOf(root, id));
  const environment = provider?.environments[name];
  if (provider === undefined || environment?.stage !== 'live')
    throw new UsageError('unknown_environment', `${id} has no live environment ${name}`);
  const owner = { provider: id, environment: name, network: flags.network };
  const shown = `${credentialsPath(owner)}.age`;
  const file = projectFiles.credentials(root, owner);
  const manifest = projectFiles.manifest(root, owner);
  const identifiers = sealedIdentifiers(provider, environment);
  return { root, file, shown, environment, manifest, identifiers, owner };
}

async function opensOf(root: string, id: string): Promise<string> {
  const [provider] = readProviders(root, [id]);
  const read = await readOnce(root, projectFiles.checklist(root, id));
  if (read === undefined || provider === undefined)
    throw new UsageError('option_invalid', `${id} has no checklist.yaml`, 'Give --environment <name>.');
  return parseChecklist(read.text, `contracts/${id}/checklist.yaml`, provider).opens;
}

async function readRecipients(root: string): Promise<readonly AgeRecipient[]> {
  const trust = await readTrust(root);
  const recipients = trust.recipients(new Date()).map(({ recipient }) => parseAgeRecipient(recipient));
  if (recipients.length > 0) return recipients;
  const hint = 'Make one with "livegate keys create <name> --role approver", and add what it prints.';
  throw new UsageError('option_invalid', 'trust.yaml names no approver with a recipient', hint);
}

async function requireSealed(place: Place): Promise<ReadFile> {
  const read = await readOnce(place.root, place.file);
  if (read !== undefined) return read;
  const hint = credentialsCommand('seal', place.owner);
  throw new UsageError('credentials_missing', `there is no ${place.shown}`, hint);
}

async function sealAll(
  place: Place,
  values: CredentialValues,
  recipients: readonly AgeRecipient[],
): Promise<number> {
  const content = { ...place.owner, values: {}, kept: values, sealedAt: new Date() };
  return write(place, await sealCredentials(content, recipients), { values, recipients });
}

async function write(
  { file, identifiers, manifest, owner, shown }: Place,
  sealed: Uint8Array,
  { recipients, values }: { readonly values: CredentialValues; readonly recipients: readonly unknown[] },
): Promise<number> {
  const described = await describeCredentials({ ...owner, values, identifiers }, sealed);
  await writeFileAtomic(file, sealed);
  await writeFileAtomic(manifest, `${JSON.stringify(described, null, 2)}\n`);
  const who = `${recipients.length} ${recipients.length === 1 ? 'approver' : 'approvers'}`;
  const short = Object.keys(described.values).filter((name) => described.values[name]?.kind === 'short');
  if (short.length > 0)
    process.stderr.write(
      `${short.join(', ')}: so short that nothing can be said of it without giving it away; keys-differ cannot be shown\n`,
    );
  process.stdout.write(
    `sealed ${shown} for ${who}, and wrote its manifest beside it\nnext: commit both; every earlier promotion of ${owner.provider} on the ${owner.network} network is void\n`,
  );
  return 0;
}
