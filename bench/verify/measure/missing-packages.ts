import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { packagePath } from '../tools/package-path.ts';

type PackageFile = { readonly version: string; readonly dependencies?: Readonly<Record<string, string>> };

const benchFolder = join(import.meta.dirname, '../..');

/** What is not installed as bench/package.json pins it; empty: all is there. */
export function missingPackages(): readonly string[] {
  const { dependencies = {} } = readPackage(join(benchFolder, 'package.json'));
  return Object.entries(dependencies)
    .filter(([name, pinned]) => installedVersion(name) !== pinned)
    .map(([name, pinned]) => `${name}@${pinned}`);
}

/** The version of an installed package; undefined where it is not installed. */
export function installedVersion(name: string): string | undefined {
  try {
    return readPackage(packagePath(name)).version;
  } catch {
    return undefined;
  }
}

function readPackage(file: string): PackageFile {
  return JSON.parse(readFileSync(file, 'utf8')) as PackageFile;
}
