import { fileURLToPath } from 'node:url';
import { drawExample, makeExample } from '../src/cli/story/make-example.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
if (process.argv.includes('--anew')) await makeExample(root);
await drawExample(root);
