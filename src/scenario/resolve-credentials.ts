import { existsSync, readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { UsageError } from '../util/usage-error.ts';
import type { Target } from './select-targets.ts';

/**
 * The credentials of a test environment, from where provider.yaml says that they are. Internet network only; a
 * missing one is an error and never a reason to use another network.
 * @throws UsageError `credentials_missing`, naming every missing one
 */
export function resolveCredentials(root: string, target: Target): Record<string, string> {
  checkCredentials(root, [target]);
  return Object.fromEntries(
    references(target).map(([name, reference]) => [name, resolveReference(root, reference) ?? '']),
  );
}

/**
 * Checks that every credential of these environments is there, before the first request.
 * @throws UsageError `credentials_missing`, naming every missing one of every environment
 */
export function checkCredentials(root: string, targets: readonly Target[]): void {
  const problems = targets.flatMap((target) => {
    const missing = references(target).filter(([, reference]) => !resolveReference(root, reference));
    if (missing.length === 0) return [];
    const names = missing.map(([, reference]) => reference).join(', ');
    return `${target.provider.id}@${target.environment} needs credentials that are not set: ${names}`;
  });
  if (problems.length === 0) return;
  throw new UsageError(
    'credentials_missing',
    problems.join('\n'),
    'Set them, or leave out "--network internet" to run on the sandbox network.',
  );
}

/** Those of an environment's credentials that are at hand, by the names of provider.yaml. */
export function availableCredentials(root: string, target: Target): Readonly<Record<string, string>> {
  return Object.fromEntries(
    references(target).flatMap(([name, reference]) => {
      const secret = resolveReference(root, reference);
      return secret === undefined || secret === '' ? [] : [[name, secret] as const];
    }),
  );
}

function references({ provider, environment }: Target): [name: string, reference: string][] {
  return Object.entries(provider.environments[environment]?.credentials ?? {});
}

function resolveReference(root: string, reference: string): string | undefined {
  const [, kind, where = ''] = /^(env|file):(.+)$/.exec(reference) ?? [];
  if (kind === 'env') return process.env[where];
  const file = resolve(root, where);
  return existsSync(file) ? readFileSync(file, 'utf8').trim() : undefined;
}
