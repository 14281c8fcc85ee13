import { mkdir, open } from 'node:fs/promises';
import { join } from 'node:path';
import { SigningKey } from '../../attestation/signing-key.ts';
import type { VerifyingKey } from '../../attestation/verifying-key.ts';
import { roles } from '../../model/key-roles.ts';
import { AgeIdentity } from '../../seal/age-identity.ts';
import { nearestHint } from '../../util/nearest-hint.ts';
import { UsageError } from '../../util/usage-error.ts';

export type CreateFlags = { readonly role: readonly string[]; readonly out: string };

/** Makes the keys, writes the private ones for their owner alone, and prints the entry for trust.yaml. Never overwrites a file. */
export async function createKeys(name: string, { out, role }: CreateFlags): Promise<number> {
  const wanted = role.length === 0 ? ['approver'] : role;
  checkRoles(wanted);
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
  process.stdout.write(trustEntry(name, wanted, key.verifyingKey, identity));
  return 0;
}

function checkRoles(wanted: readonly string[]): void {
  const unknown = wanted.find((role) => !(roles as readonly string[]).includes(role));
  if (unknown === undefined) return;
  const hint = nearestHint(unknown, roles);
  throw new UsageError('option_invalid', `there is no role ${unknown}`, hint);
}

async function writeSecret(file: string, content: string): Promise<void> {
  const handle = await open(file, 'wx', 0o600).catch((error: unknown) => {
    throw new UsageError('option_invalid', `${file} cannot be written: ${(error as Error).message}`);
  });
  try {
    await handle.writeFile(content);
    await handle.sync();
  } finally {
    await handle.close();
  }
}

function trustEntry(
  name: string,
  wanted: readonly string[],
  key: VerifyingKey,
  identity: AgeIdentity | undefined,
): string {
  const lines = [
    `  - name: ${name}`,
    `    roles: [${wanted.join(', ')}]`,
    `    key: ${key.toPem().split('\n')[1] ?? ''}`,
    ...(identity === undefined ? [] : [`    recipient: ${identity.recipient}`]),
  ];
  return `${lines.join('\n')}\n`;
}
