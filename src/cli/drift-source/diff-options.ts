import { readFile } from 'node:fs/promises';
import type { DriftOptions } from '../../drift/find-schema-changes.ts';
import type { PolicyName } from '../../drift/rules/rule.ts';
import { SchemaSourceError } from './source-error.ts';
import { namedProvider } from './named-provider.ts';

/** What the command line says of how two sides are to be judged. */
export type JudgingFlags = {
  readonly policy?: PolicyName;
  /** A usage file; false: none, not even a provider's own. */
  readonly usage?: string | false;
  readonly waivers?: string;
};

type Own = Pick<DriftOptions, 'policy' | 'usage' | 'waivers' | 'announced' | 'now'>;

/**
 * How two sides are to be judged: by what a provider that one of them names says of itself, and by the options of the
 * command line, which win.
 */
export async function diffOptions(
  sides: readonly string[],
  folder: string,
  { policy, usage, waivers }: JudgingFlags,
): Promise<Own> {
  const now = new Date();
  const own = await providerOptions(sides, folder, now);
  const { usage: recorded, ...rest } = own;
  const given = typeof usage === 'string' ? await givenUsage(usage) : recorded;
  return {
    ...rest,
    now: now.toISOString(),
    ...(policy === undefined ? {} : { policy }),
    ...(given === undefined || usage === false ? {} : { usage: given }),
    ...(waivers === undefined ? {} : { waivers: await givenWaivers(waivers) }),
  };
}

async function providerOptions(sides: readonly string[], folder: string, now: Date): Promise<Own> {
  const [id] = sides.flatMap((words) => namedProvider(words, folder) ?? []);
  if (id === undefined) return {};
  const { providerDriftOptions } = await import('../../scenario/drift/provider-drift-options.ts');
  return providerDriftOptions(id, folder, now);
}

// Their readers are loaded for those who ask for them.
async function givenUsage(file: string): Promise<NonNullable<DriftOptions['usage']>> {
  const { parseUsage } = await import('../../drift/usage/parse-usage.ts');
  return parseUsage(await readGiven(file), file);
}

async function givenWaivers(file: string): Promise<NonNullable<DriftOptions['waivers']>> {
  const { parseWaivers } = await import('../../drift/waivers/parse-waivers.ts');
  return parseWaivers(await readGiven(file), file);
}

function readGiven(file: string): Promise<string> {
  return readFile(file, 'utf8').catch((error: unknown) => {
    const { code = 'unreadable' } = error as NodeJS.ErrnoException;
    const isMissing = code === 'ENOENT';
    throw new SchemaSourceError(
      isMissing ? 'source_missing' : 'source_unreadable',
      `${file}: ${isMissing ? 'no such file' : code}`,
      { cause: error },
    );
  });
}
