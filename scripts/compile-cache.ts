import { enableCompileCache, getCompileCacheDir } from 'node:module';

// Test files share most of their modules: compiled code is kept for the next one, and for the processes that they start.
enableCompileCache();
const folder = getCompileCacheDir();
if (folder !== undefined) process.env['NODE_COMPILE_CACHE'] ??= folder;
