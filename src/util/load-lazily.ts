import { createRequire } from 'node:module';

/**
 * Loads a module when it is needed, synchronously. `name`: a package's file, or a module beside the one that asks, without
 * extension: that is the asking one's, in the sources as in the build.
 */
export function loadLazily<Module>(from: string, name: string): Module {
  const extension = name.startsWith('.') ? from.slice(from.lastIndexOf('.')) : '';
  return createRequire(from)(`${name}${extension}`) as Module;
}
