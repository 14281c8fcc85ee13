import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { readYaml } from '../contract/read-yaml.ts';
import type { PackFile } from '../model/pack.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import { packageRoot } from '../util/package-root.ts';
import { automaticItems } from './automatic-items.ts';
import type { Item } from './item.ts';

/** What every checklist begins with, with its items. */
export type Pack = Omit<PackFile, 'items'> & { readonly items: readonly Item[] };

const packs = new Map<ChecklistFile['pack'], Pack>();

/** The pack of a checklist: data of this package, read once. Throws where it asks for an item that there is not. */
export function packOf(name: ChecklistFile['pack']): Pack {
  const known = packs.get(name);
  if (known !== undefined) return known;
  const file = join(packageRoot(), 'packs', `${name}.yaml`);
  const pack = readYaml(readFileSync(file, 'utf8'), file).value as PackFile;
  const read = { ...pack, items: pack.items.map(itemOf) };
  packs.set(name, read);
  return read;
}

function itemOf(id: string): Item {
  const item = automaticItems.get(id);
  if (item === undefined) throw new Error(`no item is called ${id}`);
  return item;
}
