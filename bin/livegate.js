#!/usr/bin/env node
// Plain JavaScript that any Node can read, so that a Node that is too old gets a sentence and not a syntax error.
import { existsSync } from 'node:fs';
import * as nodeModule from 'node:module';

const [major = 0, minor = 0] = process.versions.node.split('.').map(Number);
if (major < 22 || (major === 22 && minor < 19)) {
  process.stderr.write(
    `livegate needs Node 22.19 or newer, this is ${process.versions.node}. Use "npx livegate" or an npm script: they use the Node that "npm ci" brought along.\n`,
  );
  process.exit(2);
}
// Compiled code is kept between runs; Playwright's processes find it by the same variable.
nodeModule.enableCompileCache();
const cacheFolder = nodeModule.getCompileCacheDir();
if (cacheFolder !== undefined) process.env.NODE_COMPILE_CACHE ??= cacheFolder;

const compiled = new URL('../dist/src/cli/bundled/main.js', import.meta.url);
const source = new URL('../src/cli/main.ts', import.meta.url);
await import((existsSync(source) ? source : compiled).href);
