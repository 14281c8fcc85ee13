import { existsSync } from 'node:fs';
import { mkdir, open } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { SigningKey } from '../../attestation/signing-key.ts';
import type { VerifyingKey } from '../../attestation/verifying-key.ts';
import { readPrivateFile } from '../../gate/read-private-file.ts';
import { roles } from '../../model/key-roles.ts';
import { AgeIdentity } from '../../seal/age-identity.ts';
import type { AgeRecipient } from '../../seal/age-recipient.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';

export type ShowFlags = { readonly role: readonly string[] };
export type CreateFlags = ShowFlags & { readonly out: string };

/** Makes the keys, writes the private ones for their owner alone, and prints the entry for trust.yaml. Never overwrites a file. */
export async function createKeys(name: string, { out, role }: CreateFlags): Promise<number> {
  const wanted = checkedRoles(role);
  if (!/^[a-z][a-z0-9.@_-]*$/.test(name))
    throw new UsageError(
      'option_invalid',
      `${JSON.stringify(name)} is no name`,
      'Small letters, digits and . @ _ -',
    );
  await mkdir(out, { recursive: true, mode: 0o700 });
  const key = SigningKey.generate();
  const identity = wanted.includes('approver') ? await AgeIdentity.make() : undefined;
  await writeSecret(join(out, `${name}.pem`), key.toPem());
  if (identity !== undefined) await writeSecret(join(out, `${name}.age`), `${identity.reveal()}\n`);
  process.stdout.write(trustEntry(name, wanted, key.verifyingKey, identity?.recipient));
  tellOfFiles(join(out, name), identity !== undefined);
  return 0;
}

/** On standard error and as comments: whatever gathers the entries of several keys, with these lines or without, is YAML. */
function tellOfFiles(file: string, isPerson: boolean): void {
  const emails = isPerson ? '; add emails: [...] to it, the addresses that this person commits under' : '';
  process.stderr.write(
    `# wrote ${file}.pem${isPerson ? ` and ${file}.age` : ''}, private: keep them out of git\n` +
      `# next: put the entry under "keys:" of trust.yaml${emails}\n`,
  );
}

/** Prints the entry for trust.yaml of a key that was made before; for approvers with the recipient of the identity beside it. */
export async function showKey(file: string, { role }: ShowFlags): Promise<number> {
  const wanted = checkedRoles(role);
  const { verifyingKey } = SigningKey.parse(await readPrivateFile(file), file);
  const beside = file.replace(/(\.pem)?$/, '.age');
  const recipient =
    wanted.includes('approver') && existsSync(beside)
      ? (await AgeIdentity.parse(await readPrivateFile(beside))).recipient
      : undefined;
  process.stdout.write(trustEntry(basename(file, '.pem'), wanted, verifyingKey, recipient));
  return 0;
}

/** An approver's, where none is given. */
function checkedRoles(given: readonly string[]): readonly string[] {
  const wanted = given.length === 0 ? ['approver'] : given;
  const unknown = wanted.find((role) => !(roles as readonly string[]).includes(role));
  if (unknown === undefined) return wanted;
  const hint = nearestHint(unknown, roles);
  throw new UsageError('option_invalid', `there is no role ${unknown}`, hint);
}

async function writeSecret(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw unwritable(file, error as NodeJS.ErrnoException);
  });
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function unwritable(file: string, { code, message }: NodeJS.ErrnoException): UsageError {
  if (code !== 'EEXIST') return new UsageError('option_invalid', `${file} cannot be written: ${message}`);
  const hint = `A key is never overwritten: choose another --out, or see its entry with "livegate keys show ${file}".`;
  return new UsageError('option_invalid', `${file} is there already`, hint);
}

function trustEntry(
  name: string,
  wanted: readonly string[],
  key: VerifyingKey,
  recipient: AgeRecipient | undefined,
): string {
  const lines = [
    `  - name: ${name}`,
    `    roles: [${wanted.join(', ')}]`,
    `    key: ${key.toPem().split('\n')[1] ?? ''}`,
    ...(recipient === undefined ? [] : [`    recipient: ${recipient}`]),
  ];
  return `${lines.join('\n')}\n`;
}
