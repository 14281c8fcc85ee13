import { fileURLToPath } from 'node:url';
import { runTests } from '../src/util/testing/run-tests.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
process.exitCode = await runTests(root, process.argv.slice(2), import.meta.resolve('./watch-end.ts'));
