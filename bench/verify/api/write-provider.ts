import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { openApi } from './openapi.ts';
import { providerFile } from './provider-file.ts';

/** Writes `contracts/shop` below the folder: what livegate needs to know about the bench's server. JSON is YAML too. */
export async function writeProvider(root: string, origin: string): Promise<string> {
  const folder = join(root, 'contracts', 'shop');
  await mkdir(folder, { recursive: true });
  await writeFile(join(folder, 'provider.yaml'), JSON.stringify(providerFile(origin), null, 2));
  await writeFile(
    join(folder, 'openapi.yaml'),
    JSON.stringify(openApi({ version: '3.1.0', origin }), null, 2),
  );
  return folder;
}
