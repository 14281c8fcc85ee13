import { resolve } from 'node:path';
import { bundleStart } from '../src/cli/build/bundle-start.ts';

await bundleStart(resolve(process.argv[2] ?? 'dist'));
