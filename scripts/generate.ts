import { fileURLToPath } from 'node:url';
import { findStaleFiles, writeGeneratedFiles } from '../src/contract/generate.ts';
import { bundleAssets } from '../src/report/html/generate/bundle-assets.ts';

const root = fileURLToPath(new URL('..', import.meta.url));
const check = process.argv.includes('--check');
const more = [await bundleAssets(root)];
const files = check ? await findStaleFiles(root, more) : await writeGeneratedFiles(root, more);
for (const file of files) console.log(`${check ? 'stale' : 'wrote'}: ${file}`);
if (check && files.length > 0) {
  console.error('Generated files are not up to date. Run: npm run generate');
  process.exitCode = 1;
}
