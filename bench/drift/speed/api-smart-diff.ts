/** api-smart-diff has no command of its own: reads both documents, compares them, prints the differences. */
import { readFileSync } from 'node:fs';
import { apiCompare } from 'api-smart-diff';

const [old, next] = process.argv.slice(2).map((file) => JSON.parse(readFileSync(file, 'utf8')) as unknown);
const { diffs } = apiCompare(old, next);
process.stdout.write(JSON.stringify(diffs.map(({ action, path, type }) => ({ action, path, type }))));
