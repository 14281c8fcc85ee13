import { mkdir, readFile, rm, writeFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import { build } from 'esbuild';
import type { Plugin } from 'esbuild';

/** Packages of which a comparison loads dozens of modules. All others are loaded as they are installed. */
const packages =
  /^(?:commander|graphql|ajv|ajv-formats|fast-uri|fast-deep-equal|json-schema-traverse|yaml)(?:\/|$)/;

/** What is imported when it is needed, and goes into the bundle all the same: commands, and what `livegate diff` is made of. */
const followed = /[/\\](?:cli[/\\][\w-]+-command|drift-source[/\\]diff|report[/\\]drift[/\\][\w-]+)\.js$/;

/** Classes that bundled and other modules must mean the same by. */
const shared = /[/\\]util[/\\]errors\.js$/;

const lazily = /loadLazily\(\s*import\.meta\.url,\s*'([^']+)'\s*\)/g;

/**
 * Puts what every command starts with, and what `livegate diff` needs, into few files: a process that reads hundreds of
 * small ones spends a third of a second on nothing else. `dist`: what the compiler has written; the rest of it stays as
 * it is, and the other commands are loaded from there. Writes `<dist>/src/cli/bundled/main.js` and what that imports.
 */
export async function bundleStart(dist: string): Promise<void> {
  const folder = join(dist, 'src/cli/bundled');
  await rm(folder, { recursive: true, force: true });
  const { outputFiles } = await build({
    entryPoints: [join(dist, 'src/cli/main.js')],
    ...{ outdir: folder, bundle: true, splitting: true, write: false, logLevel: 'warning' },
    ...{ format: 'esm', platform: 'node', target: 'node22', legalComments: 'eof' },
    // What some packages call is not there in a module.
    banner: {
      js: "import { createRequire as requireFrom } from 'node:module'; const require = requireFrom(import.meta.url);",
    },
    plugins: [modulesAsTheyAre(folder), lazyModules],
  });
  await mkdir(folder, { recursive: true });
  for (const { path, text } of outputFiles) await writeFile(path, inAscii(text));
}

/** One other character, in a comment, would have the engine keep twice the bytes and read them slower. */
function inAscii(text: string): string {
  return text.replaceAll(
    /[^\0-\x7f]/g,
    (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`,
  );
}

/** Leaves modules where they are that the bundle is not made of. */
function modulesAsTheyAre(folder: string): Plugin {
  return {
    name: 'modules as they are',
    setup(bundle) {
      bundle.onResolve({ filter: /^[^./]/ }, async ({ kind, path, pluginData, resolveDir }) => {
        if (pluginData === asked || path.startsWith('node:')) return undefined;
        if (!packages.test(path)) return { path, external: true };
        // A package that comes in two forms must not come in both.
        return kind === 'require-call' && path.startsWith('graphql')
          ? bundle.resolve(path, { kind: 'import-statement', resolveDir, pluginData: asked })
          : undefined;
      });
      bundle.onResolve({ filter: /^\./ }, ({ kind, path, resolveDir }) => {
        const file = join(resolveDir, path);
        const isLeft = shared.test(file) || (kind === 'dynamic-import' && !followed.test(file));
        return isLeft ? { path: specifier(relative(folder, file)), external: true } : undefined;
      });
    },
  };
}

const asked = { asked: true };

function specifier(path: string): string {
  return path.split(sep).join('/');
}

/** Makes what is loaded lazily a part of the bundle, which is run when it is asked for. */
const lazyModules: Plugin = {
  name: 'lazy modules',
  setup(bundle) {
    bundle.onLoad({ filter: /[/\\]src[/\\].*\.js$/ }, async ({ path }) => {
      const text = await readFile(path, 'utf8');
      const contents = text.replaceAll(
        lazily,
        (_, name: string) => `require('${name}${name.startsWith('.') ? '.js' : ''}')`,
      );
      const place = /import\.meta\.(?:dirname|filename|resolve|url)/.exec(
        contents.replace(searchesUpwards, ''),
      );
      if (place !== null)
        throw new Error(`${path} asks where it is (${place[0]}), and would be told another place`);
      return { contents };
    });
  },
};

/** Any place in the package will do. */
const searchesUpwards = 'packageRoot(folder = import.meta.dirname)';
