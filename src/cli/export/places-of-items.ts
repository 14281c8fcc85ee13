import { existsSync, readFileSync } from 'node:fs';
import { readYaml } from '../../contract/read-yaml.ts';
import { projectFiles } from '../../gate/project-files.ts';
import type { PlaceOfItem } from '../../report/formats/gate-suite.ts';

/** Where a checklist speaks of an item itself; else its first line: most items come from the pack. */
export function placesOfItems(root: string): PlaceOfItem {
  return (provider, item) => itemPlace(root, provider, item);
}

function itemPlace(root: string, provider: string, item: string): ReturnType<PlaceOfItem> {
  const file = `contracts/${provider}/checklist.yaml`;
  const path = projectFiles.checklist(root, provider);
  if (!existsSync(path)) return start(file);
  const yaml = readYaml(readFileSync(path, 'utf8'), file);
  const { notApplicable = {}, signOffs = [] } = yaml.value as {
    readonly signOffs?: readonly { readonly id?: unknown }[];
    readonly notApplicable?: Readonly<Record<string, unknown>>;
  };
  const index = signOffs.findIndex(({ id }) => id === item);
  if (index >= 0) return { file, ...yaml.locate(['signOffs', index]) };
  return Object.hasOwn(notApplicable, item)
    ? { file, ...yaml.locate(['notApplicable', item], 'key') }
    : start(file);
}

function start(file: string): ReturnType<PlaceOfItem> {
  return { file, line: 1, column: 1 };
}
