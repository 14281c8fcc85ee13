import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../util/usage-error.ts';
import type { Target } from './select-targets.ts';

/**
 * The credentials of a test environment, from where provider.yaml says that they are. Internet network only; a
 * missing one is an error and never a reason to use another network.
 * @throws UsageError `credentials_missing`, naming every missing one
 */
export function resolveCredentials(root: string, { provider, environment }: Target): Record<string, string> {
  const references = Object.entries(provider.environments[environment]?.credentials ?? {});
  const found = references.map(
    ([name, reference]) => [name, reference, resolveReference(root, reference)] as const,
  );
  const missing = found.filter(([, , value]) => value === undefined || value === '');
  if (missing.length > 0) {
    throw new UsageError(
      'credentials_missing',
      `${provider.id}@${environment} needs credentials that are not set: ${missing.map(([, reference]) => reference).join(', ')}`,
      'Set them, or leave out "--network internet" to run on the sandbox network.',
    );
  }
  return Object.fromEntries(found.map(([name, , value]) => [name, value ?? '']));
}

function resolveReference(root: string, reference: string): string | undefined {
  const [, kind, where = ''] = /^(env|file):(.+)$/.exec(reference) ?? [];
  if (kind === 'env') return process.env[where];
  const file = resolve(root, where);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
