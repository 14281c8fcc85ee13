import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { providerSchema } from '../model/provider-schema.ts';
import { runRecordSchema } from '../model/run-record-schema.ts';
import { writeFileAtomic } from '../util/atomic-file.ts';
import { generateTypes } from './generate-types.ts';
import { listProviders } from './list-providers.ts';

const dialect = 'https://json-schema.org/draft/2020-12/schema';

/** A file that is made from others: its name within the project, and what it should hold. */
type GeneratedFile = { readonly file: string; readonly content: string };

/** Everything in a project that is generated: `types.d.ts` of each provider and the JSON Schemas of provider files and run records. */
async function generateFiles(root: string): Promise<readonly GeneratedFile[]> {
  const schemas = Object.entries({ provider: providerSchema, 'run-record': runRecordSchema }).map(
    ([name, schema]) => ({
      file: join('schemas', `${name}.schema.json`),
      content: `${JSON.stringify({ $schema: dialect, ...schema }, null, 2)}\n`,
    }),
  );
  const types = listProviders(root).map(async (id) => ({
    file: join('contracts', id, 'types.d.ts'),
    content: await generateTypes(join(root, 'contracts', id)),
  }));
  return [...schemas, ...(await Promise.all(types))];
}

/** The names of the generated files that are missing or do not hold what they should. Writes nothing. */
export async function findStaleFiles(root: string): Promise<readonly string[]> {
  const files = await generateFiles(root);
  const current = await Promise.all(
    files.map(({ file }) => readFile(join(root, file), 'utf8').catch(() => undefined)),
  );
  return files.filter(({ content }, index) => current[index] !== content).map(({ file }) => file);
}

/** Writes every generated file that is stale; returns the names of those written. */
export async function writeGeneratedFiles(root: string): Promise<readonly string[]> {
  const [files, stale] = [await generateFiles(root), await findStaleFiles(root)];
  const written = files.filter(({ file }) => stale.includes(file));
  await Promise.all(written.map(({ file, content }) => writeFileAtomic(join(root, file), content)));
  return written.map(({ file }) => file);
}
