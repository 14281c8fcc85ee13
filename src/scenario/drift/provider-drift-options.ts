import { join } from 'node:path';
import { missingFile, shownName } from '../../contract/contract-files.ts';
import { parseProviderFile } from '../../contract/parse-provider.ts';
import { announcedBy } from '../../drift/announced/announced-by.ts';
import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import { parseUsage } from '../../drift/usage/parse-usage.ts';
import { parseWaivers } from '../../drift/waivers/parse-waivers.ts';
import { readOnceSync } from '../../util/read-once.ts';

/** What a provider's own files say of how its changes are to be judged. */
type ProviderDriftOptions = Pick<DriftOptions, 'policy' | 'usage' | 'waivers' | 'announced' | 'now'>;

/**
 * The options for comparing a provider's contract: policy and announcements of its provider.yaml, usage.json and
 * waivers.yaml where they are there. `folder` is the project's. Throws a `ConfigError` for what cannot be read.
 */
export function providerDriftOptions(id: string, folder: string, now: Date): ProviderDriftOptions {
  const root = join(folder, 'contracts', id);
  const text = readOptional(root, 'provider.yaml');
  if (text === undefined) throw missingFile(root, 'provider.yaml', 'a provider has a provider.yaml');
  const parsed = parseProviderFile(text, shownName(root, 'provider.yaml'));
  const policy = parsed.provider.versioning.driftPolicy;
  const usage = readOptional(root, 'usage.json');
  const waivers = readOptional(root, 'waivers.yaml');
  return {
    now: now.toISOString(),
    announced: announcedBy(parsed),
    ...(policy === undefined ? {} : { policy }),
    ...(usage === undefined ? {} : { usage: parseUsage(usage, shownName(root, 'usage.json')) }),
    ...(waivers === undefined ? {} : { waivers: parseWaivers(waivers, shownName(root, 'waivers.yaml')) }),
  };
}

function readOptional(root: string, name: string): string | undefined {
  return readOnceSync(join(root, '../..'), join(root, name))?.text;
}
