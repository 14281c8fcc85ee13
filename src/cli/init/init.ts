import { existsSync, lstatSync, readFileSync, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { extname, join } from 'node:path';
import { draftProvider, isGraphql } from '../../contract/draft/draft-provider.ts';
import type { ProviderDraft } from '../../contract/draft/provider-draft.ts';
import { openMark, writeDraft } from '../../contract/draft/write-draft.ts';
import { writeFileAtomic } from '../../util/atomic-file.ts';
import { ConfigError } from '../../util/errors.ts';
import { UsageError } from '../../util/usage-error.ts';

const suites = 'suites/every-provider';

/**
 * Begins a provider in the folder that livegate is called in, and prints what it wrote. Returns the exit code. Throws a
 * `UsageError` `option_invalid` for an id that is none, a `ConfigError` where the provider is there already or cannot be
 * written (`config_invalid`), where the schema is missing (`config_missing`) or no contract (`contract_invalid`). Replaces no
 * file; provider.yaml, which makes a folder a provider, is written last, so that what was cut off can be done again.
 */
export async function init(id: string, schema: string): Promise<number> {
  const root = process.cwd();
  const folder = `contracts/${id}`;
  const provider = `${folder}/provider.yaml`;
  const file = `${folder}/${nameOf(schema)}`;
  checkId(id);
  refuseToReplace(root, provider);
  const bytes = await readSchema(schema);
  const isKept = isThere(root, file, bytes);
  if (!isKept) refuseToReplace(root, file);
  const draft = draftProvider(id, { text: bytes.toString('utf8'), file: nameOf(schema), shown: schema });
  const text = writeDraft(draft);
  const suite = existsSync(join(root, suites)) ? [] : [[`${suites}/all.spec.ts`, everyProvider] as const];
  const contract = isKept ? [] : [[file, bytes] as const];
  const files = [...contract, ...suite, [provider, text] as const];
  for (const [name, content] of files) await write(root, name, content);
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

/** Names of devices on Windows, and of the suites that belong to no provider. */
const reserved = /^(?:con|prn|aux|nul|com\d|lpt\d|every-provider)$/;

function checkId(id: string): void {
  if (/^[a-z][a-z0-9-]{0,99}$/.test(id) && !reserved.test(id)) return;
  throw new UsageError(
    'option_invalid',
    `no provider can be called ${JSON.stringify(id)}`,
    reserved.test(id)
      ? 'The name has another meaning: choose another id.'
      : 'An id is a small letter, then small letters, digits and hyphens: acme-payments.',
  );
}

/** Whether the very same schema lies there: it is the one that was given, or what a command that was cut off has written. */
function isThere(root: string, file: string, bytes: Buffer): boolean {
  const path = join(root, file);
  return existsSync(path) && statSync(path).isFile() && readFileSync(path).equals(bytes);
}

function refuseToReplace(root: string, file: string): void {
  if (!isTaken(join(root, file))) return;
  const expected = 'no such file: nothing is replaced';
  const problem = { file, message: 'it is there already', expected, found: 'a file' };
  throw new ConfigError('config_invalid', [problem], { hint: 'Choose another id, or move the file away.' });
}

/** Unlike `existsSync`, also of a link that leads nowhere. */
function isTaken(path: string): boolean {
  try {
    lstatSync(path);
    return true;
  } catch {
    return false;
  }
}

async function readSchema(file: string): Promise<Buffer> {
  try {
    return await readFile(file);
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? 'nothing';
    const expected = 'an OpenAPI document or a GraphQL schema';
    const problem = { file, message: 'it cannot be read', expected, found };
    const hint = /^https?:/i.test(file)
      ? { hint: 'Nothing is sent: download it first, then give the file.' }
      : {};
    throw new ConfigError('config_missing', [problem], { cause: error, ...hint });
  }
}

async function write(root: string, file: string, content: string | Buffer): Promise<void> {
  try {
    await writeFileAtomic(join(root, file), content);
  } catch (error) {
    const found = (error as NodeJS.ErrnoException).code ?? 'nothing';
    const problem = {
      file,
      message: 'it cannot be written',
      expected: 'a folder that files can be written to',
      found,
    };
    throw new ConfigError('config_invalid', [problem], { cause: error });
  }
}

function summary({ credentials, environments, operations, protocol }: ProviderDraft, open: number): string {
  const servers = environments.filter(({ baseUrl }) => baseUrl !== undefined);
  const read = [
    counted(operations.length, 'operation'),
    counted(credentials.length, 'credential'),
    counted(servers.length, 'server'),
  ];
  const found = protocol === 'graphql' ? '' : `read: ${read.join(', ')}\n`;
  const yours = protocol === 'graphql' ? ', and a document for each operation in operations/' : '';
  return `${found}open: ${counted(open, 'answer')}, each on a line with "to answer"${yours}\n`;
}

function counted(number: number, thing: string): string {
  return `${String(number)} ${thing}${number === 1 ? '' : 's'}`;
}
