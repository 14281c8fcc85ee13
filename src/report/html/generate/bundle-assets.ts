import { join } from 'node:path';
import { build } from 'esbuild';

/** What the report's page carries, bundled from the sources beside this folder: the content of `generated/assets.ts`. */
export async function bundleAssets(
  root: string,
): Promise<{ readonly file: string; readonly content: string }> {
  const folder = 'src/report/html';
  const script = await bundle(join(root, folder, 'client/main.ts'));
  const style = await bundle(join(root, folder, 'style/report.css'));
  const content = [
    '// Made by "npm run generate" from ../client and ../style.',
    `export const reportScript = ${JSON.stringify(script)};`,
    `export const reportStyle = ${JSON.stringify(style)};`,
    '',
  ].join('\n');
  return { file: `${folder}/generated/assets.ts`, content };
}

async function bundle(entry: string): Promise<string> {
  const { outputFiles } = await build({
    entryPoints: [entry],
    ...{ bundle: true, minify: true, write: false, charset: 'ascii', legalComments: 'none' },
    ...{ format: 'iife', target: ['chrome120', 'firefox121', 'safari17'], logLevel: 'silent' },
  });
  // Nothing in it may end the element that it stands in.
  return (outputFiles[0]?.text ?? '').trim().replaceAll('</', String.raw`<\/`);
}
