import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { findSchemaProblems } from '../contract/provider/schema-problems.ts';
import { readYaml } from '../contract/read-yaml.ts';
import type { ChecklistFile } from '../model/checklist.ts';
import type { PackFile } from '../model/pack.ts';
import { digestOf } from '../util/digest.ts';
import type { Digest } from '../util/digest.ts';
import { ConfigError } from '../util/errors.ts';
import { packageRoot } from '../util/package-root.ts';
import { automaticItems } from './automatic-items.ts';
import type { Item } from './item.ts';

/** What every checklist begins with, with its items. */
export type Pack = Omit<PackFile, 'items'> & {
  readonly items: readonly Item[];
  /** Of the bytes of its file. */
  readonly digest: Digest;
};

const packs = new Map<ChecklistFile['pack'], Pack>();

/** The pack of a checklist: data of this package, read once. Throws as `parsePack` does. */
export function packOf(name: ChecklistFile['pack']): Pack {
  const known = packs.get(name);
  if (known !== undefined) return known;
  const file = join(packageRoot(), 'packs', `${name}.yaml`);
  const pack = parsePack(readFileSync(file, 'utf8'), file);
  packs.set(name, pack);
  return pack;
}

/**
 * Parses the text of a pack. Throws a `ConfigError` (`config_invalid`) where it is not as its schema says, and an `Error`
 * where it asks for an item that there is not.
 */
export function parsePack(text: string, file: string): Pack {
  const yaml = readYaml(text, file);
  const problems = findSchemaProblems(yaml, 'pack');
  if (problems.length > 0) throw new ConfigError('config_invalid', problems);
  const pack = yaml.value as PackFile;
  return { ...pack, items: pack.items.map(itemOf), digest: digestOf(text) };
}

function itemOf(id: string): Item {
  const item = automaticItems.get(id);
  if (item === undefined) throw new Error(`no item is called ${id}`);
  return item;
}
