import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join, resolve } from 'node:path';
import { draftProvider, isGraphql } from '../../contract/draft/draft-provider.ts';
import type { ProviderDraft } from '../../contract/draft/provider-draft.ts';
import { openMark, writeDraft } from '../../contract/draft/write-draft.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { ConfigError } from '../../util/errors.ts';
import { UsageError } from '../../util/usage-error.ts';

const suites = 'suites/every-provider';

/**
 * Begins a provider in the folder that livegate is called in, and prints what it wrote. Returns the exit code. Throws a
 * `UsageError` `option_invalid` for an id that is none, a `ConfigError` where the provider is there already
 * (`config_invalid`), where the schema is missing (`config_missing`) or no contract (`contract_invalid`). Replaces no file;
 * provider.yaml, which makes a folder a provider, is written last.
 */
export async function init(id: string, schema: string): Promise<number> {
  const root = process.cwd();
  const folder = `contracts/${id}`;
  const provider = `${folder}/provider.yaml`;
  const file = `${folder}/${nameOf(schema)}`;
  checkId(id);
  refuseToReplace(root, provider);
  if (resolve(schema) !== join(root, file)) refuseToReplace(root, file);
  const bytes = await readSchema(schema);
  const draft = draftProvider(id, { text: bytes.toString('utf8'), file: nameOf(schema), shown: schema });
  const text = writeDraft(draft);
  const suite = existsSync(join(root, suites)) ? [] : [[`${suites}/all.spec.ts`, everyProvider] as const];
  const files = [[file, bytes] as const, ...suite, [provider, text] as const];
  for (const [name, content] of files) await writeFileAtomic(join(root, name), content);
  const written = files.map(([name]) => `wrote ${name}\n`).join('');
  process.stdout.write(
    `${written}${summary(draft, text.split(openMark).length - 1)}next: livegate providers\n`,
  );
  return 0;
}

const everyProvider = "import 'livegate/every-provider';\n";

/** What the schema is called in the provider's folder. */
function nameOf(schema: string): string {
  return isGraphql(schema)
    ? 'schema.graphql'
    : `openapi${extname(schema).toLowerCase() === '.json' ? '.json' : '.yaml'}`;
}

function checkId(id: string): void {
  if (/^[a-z][a-z0-9-]*$/.test(id)) return;
  throw new UsageError(
    'option_invalid',
    `no provider can be called ${JSON.stringify(id)}`,
    'An id is a small letter, then small letters, digits and hyphens: acme-payments.',
  );
}

function refuseToReplace(root: string, file: string): void {
  if (!existsSync(join(root, file))) return;
  const expected = 'no such file: nothing is replaced';
  const problem = { file, message: 'it is there already', expected, found: 'a file' };
  throw new ConfigError('config_invalid', [problem], { hint: 'Choose another id, or move the file away.' });
}

async function readSchema(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? 'nothing';
    const expected = 'an OpenAPI document or a GraphQL schema';
    const problem = { file, message: 'it cannot be read', expected, found };
    throw new ConfigError('config_missing', [problem], { cause: error });
  }
}

function summary({ credentials, environments, operations }: ProviderDraft, open: number): string {
  const servers = environments.filter(({ baseUrl }) => baseUrl !== undefined);
  const read = [
    counted(operations.length, 'operation'),
    counted(credentials.length, 'credential'),
    counted(servers.length, 'server'),
  ];
  return `read: ${read.join(', ')}\nopen: ${counted(open, 'answer')}, each on a line with "to answer"\n`;
}

function counted(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}
