#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that a Node that is too old gets a sentence and not a syntax error.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';
import { join } from 'node:path';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `livegate needs Node 22.19 or newer, this is ${process.versions.node}. Use "npx livegate" or an npm script: they use the Node that "npm ci" brought along.\n`,
  );
  process.exit(2);
}
// Without a listener Node opens its inspector on this signal, and any process of this user could read what a command holds.
process.on('SIGUSR1', () => undefined);
// Compiled code is kept between runs, where nobody else can put any: Node's own choice is the machine's temporary folder,
// which is everybody's. Playwright's processes find it by the same variable, and keep the suites beside it.
const { HOME, LOCALAPPDATA, XDG_CACHE_HOME } = process.env;
const caches = XDG_CACHE_HOME || LOCALAPPDATA || (HOME && join(HOME, '.cache'));
if (caches) {
  nodeModule.enableCompileCache(join(caches, 'livegate'));
  process.env.PWTEST_CACHE_DIR ??= join(caches, 'livegate', 'suites');
}
const cacheFolder = nodeModule.getCompileCacheDir();
if (cacheFolder !== undefined) process.env.NODE_COMPILE_CACHE ??= cacheFolder;

const compiled = new URL('../dist/src/cli/bundled/main.js', import.meta.url);
const source = new URL('../src/cli/main.ts', import.meta.url);
await import((existsSync(source) ? source : compiled).href);
